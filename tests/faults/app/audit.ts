import { digestText } from '#domain/digest.ts';
import { linkOf, verifyChain } from '#domain/journal.ts';
import { startSums } from '#ledger/backup/sums.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import type { Snapshot } from './snapshot.ts';

/** What is wrong in a ledger; all must be 0. */
export interface Account {
	brokenChains: number;
	doubledNumbers: number;
	skippedNumbers: number;
	/** Facts that were there or were told and are not, parts of imports, and messages that nobody holds. */
	missing: number;
	wrongCounters: number;
}

/** What a ledger must hold besides what follows from itself. */
export interface Expected {
	/** Facts that it held before, as `factsOf` writes them. */
	facts: ReadonlySet<string>;
	/** Ids of all messages that the relay has sealed. */
	atRelay: ReadonlySet<string>;
}

/** Audits a ledger against itself, what it held before, and what the relay holds. */
export const audit = (ledger: Snapshot, expected: Expected): Account => ({
	brokenChains: brokenChains(ledger),
	...numberFaults(ledger),
	missing: missingFacts(ledger, expected.facts) + partImports(ledger) + strayMessages(ledger, expected.atRelay),
	wrongCounters: wrongCounters(ledger)
});

/** What a ledger holds and may never lose, one line each. */
export const factsOf = (ledger: Snapshot): Set<string> =>
	new Set([
		...ledger.imports.filter(({ state }) => state === 'done').map(({ fileName }) => `import ${fileName}`),
		...ledger.invoices.filter(({ importId }) => importId === '').map(({ id }) => `invoice ${id}`),
		...ledger.invoices.filter(({ number }) => number !== '').map(({ number }) => `number ${number}`),
		...ledger.batches.map(({ id }) => `batch ${id}`),
		...ledger.messages.map(({ id }) => `message ${id}`),
		...ledger.documents.map(({ id, sha256 }) => `document ${id} ${sha256}`),
		...ledger.journal.map(({ deviceId, seq, link }) => `entry ${deviceId} ${seq} ${link}`),
		...ledger.receipts.map((receipt) => `receipt ${receipt}`)
	]);

function missingFacts(ledger: Snapshot, facts: ReadonlySet<string>): number {
	const found = factsOf(ledger);
	return [...facts].filter((fact) => !found.has(fact)).length;
}

function brokenChains({ device, journal, payloads }: Snapshot): number {
	const chains = [...Map.groupBy(journal, (entry) => entry.deviceId).values()];
	const digests = new Map(journal.map(({ deviceId, seq, digest }) => [`${deviceId} ${seq}`, digest as string]));
	const broken = chains.filter((chain) => {
		const isWhole = verifyChain(chain).ok && chain[0]!.seq === 1;
		return !isWhole || chain.some((entry) => linkOf(entry) !== entry.link);
	});
	const unsaid = payloads.filter(
		({ deviceId, seq, salt, payload }) => digests.get(`${deviceId} ${seq}`) !== digestText(salt + payload)
	);
	const astray = device.filter(({ id, seq, head }) => {
		const last = journal.findLast((entry) => entry.deviceId === id);
		return (last?.seq ?? 0) !== seq || (last?.link ?? '') !== head;
	});
	const unwritten = Math.abs(journal.length - payloads.length);
	return broken.length + unsaid.length + astray.length + unwritten;
}

function numberFaults({ invoices, series }: Snapshot): Pick<Account, 'doubledNumbers' | 'skippedNumbers'> {
	const numbers = invoices.filter(({ kind }) => kind !== 'draft').map((one) => `${one.issuerId} ${one.number}`);
	let skippedNumbers = 0;
	for (const { id, next } of series) {
		const given = invoices.filter(({ seriesId }) => seriesId === id).map(({ number }) => Number(/\d+$/.exec(number)));
		const due = Array.from({ length: Math.max(next, ...given.map((one) => one + 1)) - 1 }, (_, index) => index + 1);
		skippedNumbers += due.filter((number) => !given.includes(number)).length;
		skippedNumbers += given.filter((number) => number >= next).length;
	}
	return { doubledNumbers: numbers.length - new Set(numbers).size, skippedNumbers };
}

/** Imports that are not there as a whole, and rows of imports that were not. */
function partImports({ imports, invoices, debtors }: Snapshot): number {
	const rows = Map.groupBy(invoices, ({ importId }) => importId);
	const parts = imports.filter((one) => {
		const isWhole = rows.get(one.id)?.length === (one.invoices || undefined);
		return one.state === 'writing' || !isWhole || debtors.byImport[one.id] !== one.debtors;
	});
	const known = new Set(['', ...imports.map(({ id }) => id)]);
	const left = [...rows.keys()].filter((id) => !known.has(id));
	const debtorsLeft = debtors.all - Object.values(debtors.byImport).reduce((sum, count) => sum + count, 0);
	return parts.length + left.length + Math.abs(debtorsLeft);
}

/** Messages without their batch, their documents or their invoices, and those neither in the outbox nor at the relay. */
function strayMessages(ledger: Snapshot, atRelay: ReadonlySet<string>): number {
	const batches = new Map(ledger.batches.map((batch) => [batch.id, batch]));
	const invoices = new Set(ledger.invoices.map(({ id }) => id));
	const documents = new Set(ledger.documents.map(({ id }) => id));
	const bytes = new Set(ledger.bytes);
	const messages = new Set(ledger.messages.map(({ id }) => id));
	const stray = ledger.messages.filter(({ id, batchId, invoiceIds, message }) => {
		const push = batches.get(batchId)?.push.type;
		const isHeld = push === 'waiting' || push === 'sealing' || (push === 'sealed' && atRelay.has(id));
		const isWhole = message.attachments.every(({ sha256 }) => bytes.has(sha256));
		return !isHeld || !isWhole || !invoiceIds.every((one) => invoices.has(one));
	});
	const unwritten = ledger.batches.flatMap(({ messageIds }) => messageIds).filter((id) => !messages.has(id));
	const bare = ledger.documents.filter(({ sha256 }) => !bytes.has(sha256));
	const undrawn = ledger.invoices.filter(({ documentId }) => documentId !== null && !documents.has(documentId));
	return stray.length + unwritten.length + bare.length + undrawn.length;
}

function wrongCounters({ invoices, imports, counters }: Snapshot): number {
	const hidden = new Set(imports.filter(({ state }) => state === 'writing').map(({ id }) => id));
	const sums = startSums(hidden);
	sums.add(invoices as InvoiceRow[]);
	const counted = new Map(sums.counters().map(({ key, count, gross }) => [key, `${count} ${gross}`]));
	const kept = new Map(counters.map(({ key, count, gross }) => [key, `${count} ${gross}`]));
	const keys = new Set([...counted.keys(), ...kept.keys()]);
	return [...keys].filter((key) => (counted.get(key) ?? '0 0') !== (kept.get(key) ?? '0 0')).length;
}
