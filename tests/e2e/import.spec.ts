import type { Page } from '@playwright/test';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile('debtors.csv', fewDebtors);
const heads = 'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %';

async function choose(page: Page, ...paths: string[]): Promise<void> {
	await page.goto(new URL('/import', page.url()).href);
	await page.getByLabel('Choose files').setInputFiles(paths);
}

const check = (page: Page) => page.getByRole('button', { name: /^Check \d/ });

test('both files at once: the debtors come first, whatever the order', async ({ shop }) => {
	await choose(shop, csvFile('invoices.csv', fewInvoices), debtors);
	await check(shop).click();
	await shop.getByRole('button', { name: 'Import 5 debtors' }).click();
	await shop.getByRole('button', { name: 'Go on with invoices.csv' }).click();
	await check(shop).click();
	await shop.getByRole('button', { name: 'Import 6 invoices' }).click();
	await expect(shop.getByText('6 invoices imported')).toBeVisible();
});

test('a missing column is named and a wrong encoding shows, and both can be mended', async ({ shop }) => {
	await choose(shop, csvFile('missing.csv', fewInvoices.replace('Debiteurnummer', 'Wie')));
	await expect(shop.getByText('A column is missing: Debtor number')).toBeVisible();
	await expect(check(shop)).toBeDisabled();
	await shop.getByLabel('Column “Wie” is').selectOption('Debtor number');
	await expect(check(shop)).toBeEnabled();

	await choose(shop, csvFile('windows.csv', Buffer.from(`${fewDebtors.replace('Café Żółć', 'Café Köln')}`, 'latin1')));
	await expect(shop.getByLabel('Encoding')).toHaveValue('windows-1252');
	await expect(shop.getByRole('cell', { name: 'Café Köln' })).toBeVisible();
	await shop.getByLabel('Encoding').selectOption('UTF-8');
	await expect(shop.getByText('looks wrongly written')).toBeVisible();
	await shop.getByLabel('Encoding').selectOption('Windows-1252 (Western)');
	await expect(shop.getByText('looks wrongly written')).toHaveCount(0);
});

test('bad rows are named with their reason, and the rest is taken', async ({ shop }) => {
	await importFile(shop, debtors);
	const rows = [
		heads,
		'F1;1-2-2026;10001;Brood;2;1,50;9',
		'F2;1-2-2026;10001;Brood;twee;1,50;9',
		'F2;1-2-2026;10001;Koek;1;1,50;9',
		'F3;1-2-2026;10001;Taart',
		'F4;1-2-2026;99999;Taart;1;9,00;9'
	];
	await choose(shop, csvFile('ragged.csv', rows.join('\r\n')));
	await check(shop).click();
	const refused = shop.getByRole('list', { name: 'Refused' });
	await expect(refused.getByText('Quantity is no number: “twee”.')).toBeVisible();
	await expect(refused.getByText('Row 5 has 4 cells, the headings have 7.')).toBeVisible();
	await expect(refused.getByText('Debtor 99999 is not in the ledger.')).toBeVisible();
	await shop.getByRole('button', { name: 'Import 1 invoice; leave out 3' }).click();
	await expect(shop.getByText('1 invoice imported')).toBeVisible();
});

test('what the file does not show is asked', async ({ shop }) => {
	await importFile(shop, debtors);
	const rows = [
		'Invoice number,Date,Customer number,Description,Quantity,Unit price,VAT rate',
		'I1,3/4/2026,10001,Bread,1.000,2.500,9%'
	];
	await choose(shop, csvFile('ask.csv', rows.join('\n')));
	await expect(check(shop)).toBeDisabled();
	await shop.getByRole('radio', { name: 'A number with decimals: 1' }).check();
	await shop.getByRole('radio', { name: 'month, day, year' }).check();
	await check(shop).click();
	await expect(shop.getByLabel('What would happen')).toContainText('€2.50');
});
