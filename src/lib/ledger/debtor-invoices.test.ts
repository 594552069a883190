import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDebtor, anImported, anIssuer } from '#tests/support/builders.ts';
import { countBlocked, invoicesOfDebtor, nextDebtorNumber } from './debtor-invoices.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { saveInvoices } from './invoice-store.ts';
import { saveIssuer } from './issuers.ts';
import { freshMarks } from './projection.ts';

const issuer = anIssuer();

beforeEach(async () => {
	await db.delete();
	await db.open();
	await saveIssuer(issuer);
});
afterEach(() => db.close());

describe('the number of a new debtor', () => {
	it('follows the highest that is nothing but digits', async () => {
		expect(await nextDebtorNumber(issuer.id)).toBe('1');
		for (const number of ['9', '10012', 'K-99999', '20013a']) await saveDebtor(aDebtor(issuer, { number }));
		expect(await nextDebtorNumber(issuer.id)).toBe('10013');
	});

	it('does not look at other issuers', async () => {
		const other = anIssuer();
		await saveIssuer(other);
		await saveDebtor(aDebtor(other, { number: '500' }));
		expect(await nextDebtorNumber(issuer.id)).toBe('1');
	});
});

describe('the invoices of a debtor', () => {
	it('are counted as blocked until his address is mended', async () => {
		const debtor = aDebtor(issuer, { invoiceRecipients: 'volgt nog' });
		await saveDebtor(debtor);
		const dates = ['2026-11-01', '2026-11-03', '2026-11-02'];
		const invoices = dates.map((date) => ({ ...freshMarks, ...anImported(debtor, date, { date }) }));
		await db.transaction('rw', db.tables, () => saveInvoices(invoices));
		expect(await countBlocked(debtor.id)).toBe(3);
		await saveDebtor({ ...debtor, invoiceRecipients: 'a@x.example' });
		expect(await countBlocked(debtor.id)).toBe(0);
		expect((await invoicesOfDebtor(debtor.id)).map((row) => row.date)).toEqual([
			'2026-11-03',
			'2026-11-02',
			'2026-11-01'
		]);
	});
});
