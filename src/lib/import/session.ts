import { v7 as uuid } from 'uuid';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { dropInterruptedImports } from '#ledger/hidden.ts';
import { runImport } from '#ledger/imports.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { readSetting, writeSetting } from '#ledger/settings.ts';
import { openAny, planFile, type OpenedFile } from './dry-run.ts';
import { viewOf } from './file-view.ts';
import { guessAs } from './guess.ts';
import { knownFor } from './known.ts';
import { layoutOf } from './layout.ts';
import { recallMapping, rememberMapping, type Mapping, type MappingStore } from './mapping.ts';
import { patternOf, readerFor, readPdfs, viewNames } from './pdf-desk.ts';
import type { PdfInspector } from './pdf-file.ts';
import { matches, type Known, type Plan } from './plan.ts';
import type { GivenPdfs } from './plan-documents.ts';
import { planNames } from './plan-names.ts';
import { summaryOf } from './plan-summary.ts';
import type { Calls, PdfChoice, RunResult } from './protocol.ts';
import { importPlanOf, type SourceFile } from './run.ts';
import { sourceOfPdfs } from './run-documents.ts';

/** What the worker answers to each call. */
export type Session = {
	[K in keyof Calls]: (input: Calls[K][0], onProgress: (share: number) => void) => Promise<Calls[K][1]>;
} & { stop: () => void };

const settings: MappingStore = { get: (key) => readSetting<unknown>(key, null), put: writeSetting };
const patternKey = (issuerId: string): string => `import.namePattern.${issuerId}`;
const noPdfs: GivenPdfs = { good: [], bad: [] };

/** One file on its way into the ledger: opened, planned as often as its mapping changes, then written. */
export function createSession(inspect: PdfInspector): Session {
	let file: (OpenedFile & SourceFile) | null = null;
	let pdfs = noPdfs;
	let planned: { plan: Plan; known: Known; mapping: Mapping | null; choice: PdfChoice | undefined } | null = null;
	let stopping = new AbortController();

	const table = () => {
		if (!file) throw new Error('no file is open');
		return file.table;
	};
	const planOf = (mapping: Mapping | null, known: Known, choice: PdfChoice | undefined): Plan => {
		const date = choice?.date ?? '';
		if (mapping) return planFile(table(), mapping, known, { given: pdfs, date });
		const reader = readerFor(choice?.pattern ?? '');
		if (!reader.ok) throw new Error(`not a pattern for names: ${reader.error.type}`);
		return planNames(reader.value, pdfs, known, date);
	};

	return {
		async open({ file: given, choice, list }) {
			const opened = await openAny(new Uint8Array(await given.arrayBuffer()), choice);
			if (!opened.ok) return { ok: false, fault: opened.error };
			const guess = list ? guessAs(list, opened.value.table) : opened.value.guess;
			file = { ...opened.value, guess, name: given.name };
			planned = null;
			return { ok: true, file: viewOf(file, await recallMapping(settings, file.table.headings, list)) };
		},
		async pdfs({ files, issuerId }, onProgress) {
			pdfs = await readPdfs(files, inspect, onProgress);
			planned = null;
			const { good, bad } = pdfs;
			const recalled = await readSetting(patternKey(issuerId), '');
			return {
				good: good.length,
				bad: bad.length,
				bytes: good.reduce((sum, { size }) => sum + size, 0),
				pattern: recalled || patternOf(pdfs, await knownFor(issuerId)),
				recalled: recalled ? 'recalled' : 'guessed'
			};
		},
		names: async ({ pattern, issuerId }) => viewNames(pattern, pdfs, await knownFor(issuerId)),
		guess: async ({ kind }) => Promise.resolve(guessAs(kind, table())),
		async look({ mapping }) {
			const { signs, dateOrder, questions } = layoutOf(table(), mapping);
			const [decimalSign = null, ...others] = new Set([...signs.values()].filter((sign) => sign !== null));
			return Promise.resolve({ dateOrder, decimalSign: others.length === 0 ? decimalSign : null, questions });
		},
		async plan({ mapping, issuerId, allowGeneralEmail, pdfs: choice }) {
			const hashes = choice ? pdfs.good.map(({ sha256 }) => sha256) : [];
			const { issuer, ...rest } = await knownFor(issuerId, hashes);
			const known = { ...rest, issuer: { ...issuer, allowGeneralEmail } };
			const plan = planOf(mapping, known, choice);
			planned = { plan, known, mapping, choice };
			return summaryOf(plan, issuer.currency);
		},
		async entries({ filter, first, count }) {
			const entries = planned?.plan.items.map(({ entry }) => entry) ?? [];
			return Promise.resolve(entries.filter((entry) => matches(entry, filter)).slice(first, first + count));
		},
		async run({ choices }, onProgress): Promise<RunResult> {
			if (!planned) throw new Error('nothing is planned');
			const { plan, known, mapping, choice } = planned;
			const from = mapping && file ? file : sourceOfPdfs(pdfs);
			const writes = importPlanOf(plan, known, choices, from, { now: new Date().toISOString(), newId: () => uuid() });
			stopping = new AbortController();
			await settleGeneralEmail(known.issuer);
			try {
				const importId = await runImport(writes, (share) => {
					onProgress(share);
					stopping.signal.throwIfAborted();
				});
				if (mapping) await rememberMapping(settings, table().headings, mapping);
				else if (choice) await writeSetting(patternKey(known.issuer.id), choice.pattern);
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

/** Keeps the answer to whether invoices may go to general addresses. */
async function settleGeneralEmail({ id, allowGeneralEmail }: Issuer): Promise<void> {
	const issuer = await db.issuers.get(id);
	if (issuer && issuer.allowGeneralEmail !== allowGeneralEmail) await saveIssuer({ ...issuer, allowGeneralEmail });
}
