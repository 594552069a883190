import { describe, expect, it } from 'vitest';
import { decimal } from '#domain/decimal.ts';
import type { Invoice } from '#domain/invoice.ts';
import { aDebtor, aDraft, aLine, anImported, anIssuer } from '#tests/support/builders.ts';
import { debtor, issuer, useLedger } from '#tests/support/ledger.ts';
import { articlesFor, lastInvoiceOf } from './articles.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { saveInvoices } from './invoice-store.ts';
import { saveIssuer } from './issuers.ts';
import { freshMarks } from './projection.ts';

useLedger();

const store = (...invoices: Invoice[]) =>
	db.transaction('rw', db.tables, () => saveInvoices(invoices.map((invoice) => ({ ...freshMarks, ...invoice }))));
const bread = (price: string) => aLine({ description: 'Brood', unitPrice: decimal(price) });
const cake = aLine({ description: 'Taart' });
const pricesFor = async (debtorId: string) =>
	(await articlesFor(issuer.id, debtorId)).map(({ description, unitPrice }) => `${description} ${unitPrice}`);

describe('articles written before', () => {
	it('come with the last price for this debtor, then those of all others, the newest first', async () => {
		const other = aDebtor(issuer, { number: '2' });
		await saveDebtor(other);
		await store(
			anImported(debtor, '1', { date: '2026-01-01', lines: [bread('2')] }),
			anImported(debtor, '2', { date: '2026-02-01', lines: [bread('2.1')] }),
			anImported(other, '3', { date: '2026-03-01', lines: [bread('3'), cake] })
		);
		expect(await pricesFor(debtor.id)).toEqual(['Brood 2.1', 'Taart 2.85']);
		expect(await pricesFor(other.id)).toEqual(['Brood 3', 'Taart 2.85']);
	});

	it('are two where the article number or the unit differs', async () => {
		const lines = [bread('2'), { ...bread('11'), unit: 'doos' }, { ...bread('4'), article: '4711' }];
		await store(anImported(debtor, '1', { lines }));
		expect(await pricesFor(debtor.id)).toEqual(['Brood 2', 'Brood 11', 'Brood 4']);
	});

	it('are never those of a draft, a credit note or another company', async () => {
		const another = anIssuer();
		await saveIssuer(another);
		await store(
			aDraft(debtor, { lines: [bread('1')] }),
			anImported(debtor, '1', { type: 'credit-note', lines: [bread('2')] }),
			anImported({ ...debtor, issuerId: another.id }, '2', { lines: [bread('3')] })
		);
		expect(await pricesFor(debtor.id)).toEqual([]);
	});
});

describe('the last invoice of a debtor', () => {
	it('is the newest with lines, and no credit note', async () => {
		await store(
			anImported(debtor, '1', { date: '2026-01-01' }),
			anImported(debtor, '2', { date: '2026-02-01' }),
			anImported(debtor, '3', { date: '2026-03-01', type: 'credit-note' }),
			anImported(debtor, '4', { date: '2026-04-01', lines: [] })
		);
		expect((await lastInvoiceOf(issuer.id, debtor.id))?.number).toBe('2');
		expect(await lastInvoiceOf(issuer.id, 'nobody')).toBe(null);
	});
});
