import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical-json.ts';
import { digestText, type Sha256 } from '#domain/digest.ts';
import { linkOf } from '#domain/journal.ts';
import { startSums } from '#ledger/backup/sums.ts';
import { freshMarks } from '#ledger/projection.ts';
import { aDebtor, aDraft, anIssuer } from '#tests/support/builders.ts';
import { audit, factsOf } from './audit.ts';
import type { Snapshot } from './snapshot.ts';

const issuer = anIssuer();
const sound = { brokenChains: 0, doubledNumbers: 0, skippedNumbers: 0, missing: 0, wrongCounters: 0 };

/** A ledger with two issued invoices, an import of one debtor, and one message that the relay has. */
function soundLedger(): Snapshot {
	const invoices = [1, 2].map((count) => ({
		...aDraft(aDebtor(issuer), { kind: 'issued', number: `2026-000${count}`, seriesId: 's' }),
		...freshMarks,
		route: 'mail' as const,
		state: 'to-send' as const
	}));
	const payload = canonicalJson({});
	const entries: Snapshot['journal'] = [];
	for (const seq of [1, 2, 3]) {
		const time = `2026-11-20T09:00:0${seq}.000Z`;
		const prev: Sha256 | '' = entries.at(-1)?.link ?? '';
		const entry = { deviceId: 'd', seq, prev, time, type: 'x', ids: [], digest: digestText(`salt${payload}`) };
		entries.push({ ...entry, link: linkOf(entry) });
	}
	const sums = startSums(new Set());
	sums.add(invoices as unknown as Parameters<typeof sums.add>[0]);
	return {
		device: [{ id: 'd', seq: 3, head: entries[2]!.link }],
		series: [{ id: 's', next: 3 }],
		invoices,
		debtors: { byImport: { i: 1 }, all: 1 },
		imports: [{ id: 'i', state: 'done', fileName: 'a.csv', debtors: 1, invoices: 0 }],
		counters: sums.counters(),
		journal: entries,
		payloads: entries.map(({ deviceId, seq }) => ({ deviceId, seq, salt: 'salt', payload })),
		batches: [{ id: 'b', push: { type: 'sealed', at: '' }, messageIds: ['m'] }],
		messages: [{ id: 'm', batchId: 'b', invoiceIds: [invoices[0]!.id], message: { attachments: [{ sha256: 'f' }] } }],
		documents: [{ id: 'x', sha256: 'f' }],
		bytes: ['f'],
		receipts: ['1.1']
	} as unknown as Snapshot;
}

/** What is found after a wound, where the ledger was sound before it. */
function found(wound: (ledger: Snapshot) => void, atRelay = ['m']) {
	const ledger = soundLedger();
	const facts = factsOf(ledger);
	wound(ledger);
	return audit(ledger, { facts, atRelay: new Set(atRelay) });
}

describe('the audit of a ledger after a kill', () => {
	it('finds nothing in a sound one', () => {
		expect(found(() => undefined)).toEqual(sound);
	});

	it.each<[string, keyof typeof sound, (ledger: Snapshot) => void]>([
		['an entry that was altered', 'brokenChains', ({ journal }) => (journal[1]!.type = 'y')],
		['a head that is not the last entry', 'brokenChains', ({ device }) => (device[0]!.seq = 2)],
		['an entry without its payload', 'brokenChains', ({ payloads }) => payloads.pop()],
		['a payload that was altered', 'brokenChains', ({ payloads }) => (payloads[0]!.payload = '[]')],
		['a number given twice', 'doubledNumbers', ({ invoices }) => (invoices[1]!.number = invoices[0]!.number)],
		['a number given to nothing', 'skippedNumbers', ({ series }) => (series[0]!.next = 4)],
		['a number beyond its series', 'skippedNumbers', ({ series }) => (series[0]!.next = 2)],
		['an invoice that is gone', 'missing', ({ invoices }) => invoices.pop()],
		['an entry that is gone from the end', 'missing', ({ journal }) => journal.pop()],
		['an import of which a row is gone', 'missing', ({ debtors }) => (debtors.byImport.i = 0)],
		['a row of an import that there is not', 'missing', ({ debtors }) => (debtors.all = 2)],
		['an import that was never ended', 'missing', ({ imports }) => (imports[0]!.state = 'writing')],
		['a message that is gone', 'missing', ({ messages }) => messages.pop()],
		['a refused batch', 'missing', ({ batches }) => (batches[0]!.push = { type: 'refused', detail: '' })],
		['a document without bytes', 'missing', ({ bytes }) => bytes.pop()],
		['a receipt that is gone', 'missing', ({ receipts }) => receipts.pop()],
		['a counter that counts otherwise', 'wrongCounters', ({ counters }) => (counters[0]!.count += 1)],
		['a counter that is gone', 'wrongCounters', ({ counters }) => counters.pop()]
	])('counts %s', (_, kind, wound) => {
		expect(found(wound)[kind]).toBeGreaterThan(0);
	});

	it('counts a message that left the outbox and never came to the relay', () => {
		expect(found(() => undefined, []).missing).toBe(1);
	});
});
