import type { Page } from '@playwright/test';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { readLedger } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile('debiteuren.csv', fewDebtors);
const heads = 'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %';
const windows = (rows: string[]) => Buffer.from(rows.join('\r\n'), 'latin1');

/** Gives the import a file, as far as its columns. */
async function choose(page: Page, path: string): Promise<void> {
	await page.goto(new URL('/import', page.url()).href);
	await page.getByLabel('Choose files').setInputFiles(path);
}

const check = (page: Page) => page.getByRole('button', { name: /^Check \d/ });

test('a file that is none is refused by what it is, and a good one works in the same visit', async ({ shop }) => {
	const refused: [string, string | Uint8Array, string][] = [
		['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'This is a picture, not a CSV'],
		['letter.csv', '%PDF-1.7\n', 'This is a PDF, not a CSV'],
		['list.csv', Buffer.from([0x50, 0x4b, 3, 4, ...Buffer.from('[Content_Types].xml')]), 'This is a workbook of Excel'],
		['noise.csv', Buffer.from([0x61, 0, 0x3b, 0, 0x62]), 'This is no text'],
		['nothing.csv', '', 'The file is empty.'],
		['empty.csv', `${heads}\r\n`, 'no row under it'],
		['open.csv', `${heads}\r\nF1;1-2-2026;10001;"Brood;1;1,50;9\r\n`, 'A quotation mark is opened in row 2']
	];
	await shop.goto(new URL('/import', shop.url()).href);
	for (const [name, content, words] of refused) {
		await shop.getByLabel('Choose files').setInputFiles(csvFile(name, content));
		await expect(shop.getByRole('alert')).toContainText(`${name} cannot be read`);
		await expect(shop.getByRole('alert')).toContainText(words);
	}
	await shop.getByLabel('Choose files').setInputFiles(debtors);
	await check(shop).click();
	await shop.getByRole('button', { name: 'Import 5 debtors' }).click();
	await expect(shop.getByText('5 debtors imported')).toBeVisible();
});

test('UTF-16 is read, and text that went through a wrong encoding is told', async ({ shop }) => {
	const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(fewDebtors, 'utf16le')]);
	await choose(shop, csvFile('utf16.csv', utf16));
	await expect(shop.getByLabel('Encoding')).toHaveValue('utf-16le');
	await expect(shop.getByRole('cell', { name: 'Café Żółć' })).toBeVisible();

	await choose(shop, csvFile('garbled.csv', Buffer.from(Buffer.from(fewDebtors).toString('latin1'))));
	await expect(shop.getByText('looks wrongly written')).toBeVisible();
});

test('an invoice with one bad row is refused whole, and nothing of it stands in the ledger', async ({ shop }) => {
	await importFile(shop, debtors);
	const rows = [heads, 'F1;1-2-2026;10001;Brood;2;1,50;9', 'F1;1-2-2026;10001;Taart;geen;9,00;9'];
	await choose(shop, csvFile('half.csv', rows.join('\r\n')));
	await check(shop).click();
	const refused = shop.getByRole('list', { name: 'Refused' });
	await expect(refused.getByRole('listitem')).toHaveCount(1);
	await expect(refused).toContainText('rows 2–3');
	await refused.getByText('Where it stands').click();
	await expect(refused).toContainText('Row 3, column “Aantal”: “geen”');
	await expect(shop.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();

	await importFile(shop, csvFile('good.csv', fewInvoices));
	expect((await readLedger(shop)).all).toBe(6);
});

test('German and French exports come in right, whatever their columns are called and however they stand', async ({
	shop
}) => {
	const kunden = windows([
		'Ort;Kundennr.;Firma;PLZ;Straße;Land;E-Mail Rechnung;Sprache;Versandart',
		'Köln;K-7a;Bäckerei Müller;50667;Hauptstraße 1;Deutschland;rechnung@mueller.example;Deutsch;E-Mail',
		'Wien;0042;Café Größe;1010;Ring 2;Österreich;;Deutsch;Post'
	]);
	expect(await importFile(shop, csvFile('kunden.csv', kunden))).toMatchObject({ taken: 2, refused: 0 });
	const rechnungen = windows([
		'Menge;Bezeichnung;Einzelpreis netto;MwSt %;Kundennr.;Rechnungsdatum;Rechnungsnr.',
		'1.000,5;Brötchen;0,36;7;K-7a;13.2.2026;RE/1',
		'1;Torte;1.024,50;19;0042;14.2.2026;RE/2'
	]);
	expect(await importFile(shop, csvFile('rechnungen.csv', rechnungen))).toEqual({
		taken: 2,
		refused: 0,
		lines: 2,
		net: '1384.68',
		gross: '1604.55'
	});
	const clients = [
		'Ville,Raison sociale,Code client,Code postal,Adresse,Pays,E-mail facturation,Langue',
		'Lyon,"Chez Léa, sœurs",CLI-É1,69001,1 rue du Port,France,compta@lea.example,français'
	].join('\n');
	expect(await importFile(shop, csvFile('clients.csv', clients))).toMatchObject({ taken: 1, refused: 0 });
	const factures = [
		'Date facture,N° facture,Code client,Désignation,Qté,PU HT,Taux TVA',
		'2026-02-28,FA1,CLI-É1,Pain,12,"2,50","5,5 %"'
	].join('\n');
	expect(await importFile(shop, csvFile('factures.csv', factures))).toMatchObject({ net: '30.00', gross: '31.65' });
	expect(await readLedger(shop)).toMatchObject({ all: 3, mail: 2, paper: 1 });
});

test('a stated total that differs is taken only when a person confirms it', async ({ shop }) => {
	await importFile(shop, debtors);
	const rows = [
		`${heads};Totaal incl. btw`,
		'F1;1-2-2026;10001;Brood;2;1,50;9;3,27',
		'F2;1-2-2026;10001;Brood;2;1,50;9;99,00'
	];
	await choose(shop, csvFile('totals.csv', rows.join('\r\n')));
	await check(shop).click();
	await expect(shop.getByText('The file states €99.00, the lines give €3.27.')).toBeVisible();
	await expect(shop.getByRole('button', { name: 'Import 1 invoice; leave out 1' })).toBeVisible();
	await shop.getByLabel('Take 1 invoice whose stated total differs').check();
	await shop.getByRole('button', { name: 'Import 2 invoices' }).click();
	await expect(shop.getByText('2 invoices imported')).toBeVisible();
});

test('what was sent before stands as history, cannot be sent, and gets a document only when asked for', async ({
	shop
}) => {
	await importFile(shop, debtors);
	await choose(shop, csvFile('history.csv', fewInvoices));
	await check(shop).click();
	await shop.getByRole('radio', { name: 'Yes, all of them' }).check();
	await shop.getByRole('button', { name: 'Import 6 invoices' }).click();
	await expect(shop.getByText('6 invoices imported')).toBeVisible();
	await shop.getByRole('link', { name: 'See the ledger' }).click();
	await expect(shop.getByText('sent before')).toHaveCount(6);
	await shop.getByRole('link', { name: /F2026001/ }).click();
	await shop.getByRole('button', { name: 'Make a document' }).click();
	await expect(shop.getByRole('button', { name: 'Open or reprint' })).toBeVisible();
	await expect(shop.getByRole('button', { name: /^Send/ })).toHaveCount(0);
	await shop.getByLabel('Tick all shown').check();
	await expect(shop.getByText('6 ticked')).toBeVisible();
	await expect(shop.getByRole('button', { name: /^Send/ })).toHaveCount(0);
	await shop.goto(new URL('/send', shop.url()).href);
	await expect(shop.getByText('Nothing waits to be sent')).toBeVisible();
});

test('columns that a person named are known the next time', async ({ shop }) => {
	await importFile(shop, debtors);
	const strange = (number: string) =>
		`Foo;Bar;Baz;Omschrijving;Aantal;Prijs;Btw\r\n${number};1-2-2026;10001;Brood;1;1,50;9`;
	await choose(shop, csvFile('strange.csv', strange('F1')));
	await shop.getByLabel('Column “Foo” is').selectOption('Invoice number');
	await shop.getByLabel('Column “Bar” is').selectOption('Invoice date');
	await shop.getByLabel('Column “Baz” is').selectOption('Debtor number');
	await check(shop).click();
	await shop.getByRole('button', { name: 'Import 1 invoice' }).click();
	await expect(shop.getByText('1 invoice imported')).toBeVisible();

	await choose(shop, csvFile('strange-again.csv', strange('F2')));
	await expect(shop.getByText('The columns are as you left them the last time.')).toBeVisible();
	await expect(shop.getByLabel('Column “Foo” is')).toHaveValue('invoiceNumber');
	await check(shop).click();
	await shop.getByRole('button', { name: 'Import 1 invoice' }).click();
	await expect(shop.getByText('1 invoice imported')).toBeVisible();
	expect((await readLedger(shop)).all).toBe(2);
});
