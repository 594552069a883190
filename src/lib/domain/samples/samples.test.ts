import { describe, expect, it } from 'vitest';
import { parseAddress } from '#domain/address.ts';
import { totalsOf } from '#domain/vat.ts';
import { makeSamples } from './samples.ts';

/** Ids in a row, as a device would give them. */
function counter(): () => string {
	let count = 0;
	return () => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`;
}
const make = (seed = 1, now = '2027-02-03T09:00:00.000Z') => makeSamples({ seed, now, newId: counter() });
const samples = make();

describe('sample data', () => {
	it('has 60 debtors and 400 invoices of one issuer that says so', () => {
		expect(samples.issuer.sample).toBe(true);
		expect(samples.debtors).toHaveLength(60);
		expect(samples.invoices).toHaveLength(400);
	});

	it('is the same for the same seed and time', () => {
		expect(make()).toEqual(samples);
		expect(make(2)).not.toEqual(samples);
	});

	it('gives each number and each debtor number once', () => {
		const numbers = samples.invoices.map(({ invoice }) => invoice.number).filter((number) => number !== '');
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(new Set(samples.debtors.map((debtor) => debtor.number)).size).toBe(60);
	});

	it('numbers each series without a gap, anew in a new year', () => {
		const issued = samples.invoices.filter(({ invoice }) => invoice.kind === 'issued' && invoice.type === 'invoice');
		const years = Map.groupBy(issued, ({ invoice }) => invoice.date.slice(0, 4));
		expect([...years.keys()]).toEqual(['2026', '2027']);
		for (const [year, rows] of years) {
			const expected = rows.map((_, index) => `${year}-${String(index + 1).padStart(4, '0')}`);
			expect(rows.map(({ invoice }) => invoice.number)).toEqual(expected);
		}
	});

	it('never lies in the future', () => {
		for (const { invoice } of samples.invoices) expect(invoice.date <= '2027-02-03').toBe(true);
		for (const receipt of samples.receipts) expect(receipt.at < '2027-02-03T09:00:00.000Z').toBe(true);
	});

	it('sums every invoice by the rules, with two VAT rates, none, and negative lines among them', () => {
		for (const { invoice } of samples.invoices) expect(invoice.totals).toEqual(totalsOf(invoice.lines, invoice));
		const rows = samples.invoices.map(({ invoice }) => invoice.totals.rows);
		expect(rows.some((row) => row.length === 2)).toBe(true);
		const categories = new Set(rows.flat().map((row) => row.category));
		expect([...categories].toSorted()).toEqual(['AE', 'K', 'S']);
		expect(samples.invoices.some(({ invoice }) => invoice.totals.lines.some((amount) => amount < 0))).toBe(true);
		expect(Math.max(...samples.invoices.map(({ invoice }) => invoice.lines.length))).toBe(300);
	});

	it('names in each credit note an invoice of the same debtor', () => {
		const notes = samples.invoices.filter(({ invoice }) => invoice.type === 'credit-note');
		expect(notes).toHaveLength(4);
		for (const { invoice } of notes) {
			const corrected = samples.invoices.find((one) => one.invoice.number === invoice.correctsNumber)?.invoice;
			expect(corrected?.debtorId).toBe(invoice.debtorId);
		}
	});

	it('has mails in every state that a recipient can stay in', () => {
		const newest = new Map(
			samples.receipts.map((receipt) => [`${receipt.messageId} ${receipt.recipient}`, receipt.state])
		);
		const states = new Set(newest.values());
		const expected = [
			'accepted',
			'bounced',
			'cancelled',
			'deferred',
			'delivered',
			'expired',
			'queued',
			'rejected',
			'uncertain'
		];
		expect([...states].toSorted()).toEqual(expected);
	});

	it('has batches whose every message is among the messages, each taken by the relay', () => {
		const ids = samples.messages.map((message) => message.id);
		expect(samples.batches.flatMap((batch) => batch.messageIds).toSorted()).toEqual(ids.toSorted());
		for (const batch of samples.batches) expect(batch.push.type).toBe('sealed');
	});

	it('writes to nobody: each address ends in .example', () => {
		const addresses = samples.messages.flatMap((message) => message.recipients.map((one) => one.address));
		for (const address of [...addresses, samples.issuer.email]) {
			expect(parseAddress(address).ok).toBe(true);
			expect(address).toMatch(/\.example$/);
		}
	});
});
