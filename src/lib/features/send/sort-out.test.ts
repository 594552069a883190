import { describe, expect, it } from 'vitest';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import { debtorRow } from '#ledger/debtors.ts';
import { freshMarks, projectInvoice } from '#ledger/projection.ts';
import type { InvoiceMarks } from '#ledger/rows.ts';
import { aDebtor, anImported, anIssuer } from '#tests/support/builders.ts';
import type { Candidate } from './candidates.ts';
import { suggestionFor, withRecipients } from './mend.ts';
import { countAddresses, grossOf, sortOut } from './sort-out.ts';

const issuer = anIssuer();

function candidate(
	debtor: Debtor,
	number: string,
	marks: Partial<InvoiceMarks> = {},
	change: Partial<Invoice> = {}
): Candidate {
	const invoice = { ...freshMarks, document: 'stored' as const, ...anImported(debtor, number, change), ...marks };
	return { invoice: projectInvoice(invoice, debtor, issuer, []), debtor: debtorRow(debtor, '', '') };
}

const withField = (invoiceRecipients: string, change: Partial<Debtor> = {}): Debtor =>
	aDebtor(issuer, { invoiceRecipients, ...change });

describe('sortOut', () => {
	it('lets go what has an address and a document', () => {
		const { ready, mend } = sortOut([candidate(withField('a@x.example; b@x.example'), '1')], issuer);
		expect(mend).toEqual([]);
		expect(countAddresses(ready)).toBe(2);
	});

	it('keeps the invoices of one debtor together that his address field keeps back', () => {
		const debtor = withField('volgt nog');
		const { ready, mend } = sortOut([candidate(debtor, '1'), candidate(debtor, '2')], issuer);
		expect(ready).toEqual([]);
		expect(mend).toHaveLength(1);
		expect(mend[0]!.invoices.map((invoice) => invoice.number)).toEqual(['1', '2']);
	});

	it('keeps an invoice with recipients of its own apart from its debtor’s others', () => {
		const debtor = withField('volgt nog');
		const own = candidate(debtor, '2', {}, { recipientsEdited: 'also nothing' });
		expect(sortOut([candidate(debtor, '1'), own], issuer).mend).toHaveLength(2);
	});

	it.each([
		['Held', { held: { reason: 'price', at: '' } }],
		['DocumentPending', { document: 'pending' }],
		['NoDocument', { document: 'none' }],
		['DocumentFailed', { document: 'failed' }],
		['Sent', { markedSentAt: '2026-11-20T08:00:00.000Z' }]
	] as const)('names %s', (type, marks) => {
		const { ready, mend } = sortOut([candidate(withField('a@x.example'), '1', marks)], issuer);
		expect(ready).toEqual([]);
		expect(mend[0]!.obstacle.type).toBe(type);
	});

	it('never loses a candidate', () => {
		const debtor = withField('a@x.example; volgt nog');
		const all = [candidate(debtor, '1'), candidate(withField('b@x.example'), '2'), candidate(debtor, '3')];
		const { ready, mend } = sortOut(all, issuer);
		const numbers = [...ready.map((one) => one.invoice), ...mend.flatMap((item) => item.invoices)].map(
			(one) => one.number
		);
		expect(numbers.toSorted()).toEqual(['1', '2', '3']);
	});
});

describe('grossOf', () => {
	it('sums each currency by itself', () => {
		const debtor = withField('a@x.example');
		const rows = [{}, { currency: 'CHF' as const }, {}].map((change) => candidate(debtor, '1', {}, change).invoice);
		const each = rows[0]!.totals.gross;
		expect(grossOf(rows)).toEqual([
			{ currency: 'EUR', cents: 2 * each },
			{ currency: 'CHF', cents: each }
		]);
	});
});

describe('suggestionFor', () => {
	const suggest = (debtor: Debtor) => suggestionFor(sortOut([candidate(debtor, '1')], issuer).mend[0]!);

	it('confirms the good parts of a mixed field', () => {
		expect(suggest(withField('a@x.example; volgt nog'))).toEqual({ type: 'confirm', good: ['a@x.example'] });
	});

	it('writes the address that was plainly meant', () => {
		expect(suggest(withField('info@hofladen,nl'))).toMatchObject({ type: 'write', text: 'info@hofladen.nl' });
		expect(suggest(withField('Jan <jan@x.example>'))).toEqual({ type: 'write', text: 'jan@x.example' });
	});

	it('offers the general address where there is none for invoices', () => {
		expect(suggest(withField('', { generalEmail: 'info@x.example' }))).toEqual({
			type: 'write',
			text: 'info@x.example'
		});
	});

	it('suggests nothing where only a person can know', () => {
		expect(suggest(withField('volgt nog'))).toBeNull();
		expect(suggest(withField(''))).toBeNull();
	});
});

describe('withRecipients', () => {
	it('writes into the field that the recipients come from', () => {
		const debtor = withField('x', { invoiceAddress: 'y', contact: { name: 'Jan', email: 'z' } });
		expect(withRecipients(debtor, 'invoice-address', 'a@x.example').invoiceAddress).toBe('a@x.example');
		expect(withRecipients(debtor, 'contact', 'a@x.example').contact).toEqual({ name: 'Jan', email: 'a@x.example' });
		expect(withRecipients(debtor, 'none', 'a@x.example').invoiceRecipients).toBe('a@x.example');
	});
});
