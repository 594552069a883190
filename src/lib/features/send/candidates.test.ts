import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { saveInvoices } from '#ledger/invoice-store.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { holdInvoices, markAsSent } from '#ledger/marks.ts';
import { freshMarks } from '#ledger/projection.ts';
import { sendLink, withSelection } from '#ledger/send-selection.ts';
import { aDebtor, anImported, anIssuer } from '#tests/support/builders.ts';
import { readCandidates } from './candidates.ts';

let issuer: Issuer;
let debtor: Debtor;

beforeEach(async () => {
	issuer = anIssuer();
	debtor = aDebtor(issuer);
	await saveIssuer(issuer);
	await saveDebtor(debtor);
});

afterEach(() => Promise.all(db.tables.map((table) => table.clear())));

async function store(...invoices: Invoice[]): Promise<string[]> {
	const rows = invoices.map((invoice) => ({ ...freshMarks, ...invoice, document: 'stored' as const }));
	await db.transaction('rw', db.tables, () => saveInvoices(rows));
	return rows.map((row) => row.id);
}

/** What the wizard asks for, opened by a link. */
const candidates = (link: string) =>
	withSelection(new URL(link, 'http://x').searchParams.get('ids'), (ids) => readCandidates(issuer.id, ids));

const numbers = async (link: string) => (await candidates(link)).mail.map(({ invoice }) => invoice.number);

describe('readCandidates', () => {
	it('takes all by mail that are not yet sent, the oldest first, held and blocked ones too', async () => {
		const blocked = aDebtor(issuer, { number: '2', invoiceRecipients: 'volgt nog' });
		await saveDebtor(blocked);
		const [, held, sent] = await store(
			anImported(debtor, '10'),
			anImported(debtor, '9'),
			anImported(debtor, '8'),
			anImported(blocked, '7', { date: '2026-10-01' })
		);
		await holdInvoices([held!], 'price');
		await markAsSent([sent!]);
		expect(await numbers('/send')).toEqual(['7', '9', '10']);
	});

	it('never drops what goes on paper alone', async () => {
		await store(anImported(debtor, '1', { routeEdited: 'paper' }), anImported(debtor, '2', { routeEdited: 'both' }));
		const { mail, paper } = await candidates('/send');
		expect([mail.length, paper.length]).toEqual([1, 1]);
	});

	it.each([1, 30])('takes the %i invoices that a link names', async (count) => {
		const named = Array.from({ length: count }, (_, index) => anImported(debtor, String(index + 1)));
		await store(...named, anImported(debtor, '1000'));
		const link = await sendLink(named.map((invoice) => invoice.id));
		expect(await numbers(link)).toEqual(named.map((invoice) => invoice.number));
	});

	it.each([0, 1, 30])('is heard of again after a change (%i named)', async (count) => {
		const ids = await store(...Array.from({ length: 30 }, (_, index) => anImported(debtor, String(index + 1))));
		const link = count > 0 ? await sendLink(ids.slice(0, count)) : '/send';
		const states: (string | undefined)[] = [];
		const subscription = liveQuery(() => candidates(link)).subscribe(({ mail }) => states.push(mail[0]?.invoice.state));
		await vi.waitFor(() => expect(states).toEqual(['to-send']));
		await saveDebtor({ ...debtor, invoiceRecipients: 'volgt nog' });
		await vi.waitFor(() => expect(states.at(-1)).toBe('problem'));
		subscription.unsubscribe();
	});
});
