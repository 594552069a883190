import { v7 as uuid } from 'uuid';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { dropInterruptedImports } from '#ledger/hidden.ts';
import { runImport } from '#ledger/imports.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { readSetting, writeSetting } from '#ledger/settings.ts';
import { openFile, planFile, type OpenedFile } from './dry-run.ts';
import { knownFor } from './known.ts';
import { guessAs } from './guess.ts';
import { layoutOf } from './layout.ts';
import { recallMapping, rememberMapping, type Mapping, type MappingStore } from './mapping.ts';
import { matches, summaryOf, type Known, type Plan } from './plan.ts';
import { sampleRows, type Calls, type FileView, type RunResult } from './protocol.ts';
import { importPlanOf, type SourceFile } from './run.ts';

/** What the worker answers to each call. */
export type Session = {
	[K in keyof Calls]: (input: Calls[K][0], onProgress: (share: number) => void) => Promise<Calls[K][1]>;
} & { stop: () => void };

const settings: MappingStore = { get: (key) => readSetting<unknown>(key, null), put: writeSetting };

/** One file on its way into the ledger: opened, planned as often as its mapping changes, then written. */
export function createSession(): Session {
	let file: (OpenedFile & SourceFile) | null = null;
	let planned: { plan: Plan; known: Known; mapping: Mapping } | null = null;
	let stopping = new AbortController();

	return {
		async open({ file: given, choice }) {
			const opened = openFile(new Uint8Array(await given.arrayBuffer()), choice);
			if (!opened.ok) return { ok: false, fault: opened.error };
			file = { ...opened.value, name: given.name };
			planned = null;
			return { ok: true, file: viewOf(file, await recallMapping(settings, file.table.headings)) };
		},
		async guess({ kind }) {
			if (!file) throw new Error('no file is open');
			return Promise.resolve(guessAs(kind, file.table));
		},
		async look({ mapping }) {
			if (!file) throw new Error('no file is open');
			const { signs, dateOrder, questions } = layoutOf(file.table, mapping);
			const [decimalSign = null, ...others] = new Set([...signs.values()].filter((sign) => sign !== null));
			return Promise.resolve({ dateOrder, decimalSign: others.length === 0 ? decimalSign : null, questions });
		},
		async plan({ mapping, issuerId, allowGeneralEmail }) {
			if (!file) throw new Error('no file is open');
			const { issuer, ...rest } = await knownFor(issuerId);
			const known = { ...rest, issuer: { ...issuer, allowGeneralEmail } };
			const plan = planFile(file.table, mapping, known);
			planned = { plan, known, mapping };
			return summaryOf(plan, issuer.currency);
		},
		async entries({ filter, first, count }) {
			const entries = planned?.plan.items.map(({ entry }) => entry) ?? [];
			return Promise.resolve(entries.filter((entry) => matches(entry, filter)).slice(first, first + count));
		},
		async run({ choices }, onProgress): Promise<RunResult> {
			if (!file || !planned) throw new Error('nothing is planned');
			const { plan, known, mapping } = planned;
			const writes = importPlanOf(plan, known, choices, file, { now: new Date().toISOString(), newId: () => uuid() });
			stopping = new AbortController();
			await settleGeneralEmail(known.issuer);
			try {
				const importId = await runImport(writes, (share) => {
					onProgress(share);
					stopping.signal.throwIfAborted();
				});
				await rememberMapping(settings, file.table.headings, mapping);
				return { type: 'done', importId, debtors: writes.debtors.length, invoices: writes.invoices.length };
			} catch (error) {
				await dropInterruptedImports();
				if (stopping.signal.aborted) return { type: 'stopped' };
				throw error;
			}
		},
		stop: () => stopping.abort()
	};
}

function viewOf(
	{ table, encoding, garbled, doubled, language, guess }: OpenedFile,
	recalled: Mapping | null
): FileView {
	const { delimiter, headings, rows, broken } = table;
	return {
		encoding,
		delimiter,
		garbled,
		headings,
		doubled: [...new Set(doubled.map((column) => headings[column]!))],
		sample: rows.slice(0, sampleRows),
		rows: rows.length + broken.length,
		brokenRows: broken.length,
		language,
		guess: recalled ? { mapping: recalled, confidence: headings.map(() => 1) } : guess,
		recalled: recalled ? 'recalled' : 'guessed'
	};
}

/** Keeps the answer to whether invoices may go to general addresses. */
async function settleGeneralEmail({ id, allowGeneralEmail }: Issuer): Promise<void> {
	const issuer = await db.issuers.get(id);
	if (issuer && issuer.allowGeneralEmail !== allowGeneralEmail) await saveIssuer({ ...issuer, allowGeneralEmail });
}
