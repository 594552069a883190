import type { Page } from '@playwright/test';
import { read } from '#tests/pdf/tools.ts';
import { csvFile } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { numbersOn, pagesOf, savedJob } from '#tests/support/person/print.ts';
import { expect, test } from './fixtures.ts';

/** Three debtors on paper and one by mail, whose names and postcodes are in other orders than their numbers. */
const debtors = csvFile(
	'papier.csv',
	[
		'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze',
		'1;Zorgcentrum Rijnzicht;Rijnkade 2;6811 HA;Arnhem;NL;;nl;post',
		'2;Bäckerei Ähre;Marktplatz 3;70174;Stuttgart;DE;;de;post',
		'3;Molen De Hoop;Dijk 1;3311 AA;Dordrecht;NL;;nl;post',
		'4;Hotel De Linde;Dorpsweg 1;6871 BC;Renkum;NL;inkoop@delinde.example;nl;e-mail'
	].join('\r\n')
);
const invoices = csvFile(
	'papier-facturen.csv',
	[
		'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %;Leverdatum',
		'F1;2-11-2026;1;Dagelijks brood;31;14,20;9;1-11-2026',
		'F2;2-11-2026;2;Brötchen;200;0,36;9;',
		'F3;3-11-2026;3;Meel;4;20,00;9;',
		'F4;3-11-2026;4;Volkorenbrood;12;2,85;9;'
	].join('\r\n')
);

const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

test('paper invoices go as one sorted job, and are marked only when they came out', async ({ shop }) => {
	await importFile(shop, debtors);
	await importFile(shop, invoices);
	await waitForDocuments(shop, 60_000);
	await shop.goto(new URL('/debtors', shop.url()).href);
	await shop.getByRole('link', { name: /Zorgcentrum/ }).click();
	await shop.getByLabel('Delivery overview with every invoice').check();
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('tab', { name: /^Paper/ }).click();
	await shop.getByRole('link', { name: 'Print …' }).click();
	await expect(shop.getByText('3 invoices ticked')).toBeVisible();

	// By name, each on a sheet of its own, with a list in front and a copy of each behind
	await choose(shop, 'Both sides');
	await choose(shop, 'One each');
	await shop.getByRole('checkbox', { name: 'A run list in front' }).check();
	await shop.getByRole('button', { name: 'Prepare 3 invoices' }).click();
	await expect(shop.getByRole('img', { name: /Page 1 of 13/ }).locator('canvas')).toBeVisible();
	const job = await savedJob(shop);
	expect(read('qpdf', job, '--check')).toContain('No syntax or stream encoding errors');
	expect(numbersOn(job)).toEqual(['F2', '', 'F2', '', 'F3', '', 'F1', '', 'F2', '', 'F3', '', 'F1']);
	const pages = pagesOf(job);
	expect(pages[0]).toMatch(/Run list[\s\S]*Bäckerei Ähre[\s\S]*Molen De Hoop[\s\S]*3 invoices/);
	expect(pages.filter((page) => /^\s*Kopie$/m.test(page)).length).toBe(3);
	expect(pages[6]).toContain('Bakkerij Zonneveld');

	// Nothing is marked until a person says so, and only what came out
	await shop.getByRole('button', { name: 'Not all …' }).click();
	await shop.getByRole('dialog').getByRole('checkbox', { name: /^F1 / }).uncheck();
	await shop.getByRole('button', { name: 'Mark 2 invoices as printed' }).click();
	await expect(shop.getByText('2 invoices marked as printed.')).toBeVisible();
	await expect(shop.getByText('1 invoice ticked')).toBeVisible();

	// The rest on paper with a printed head, its overview with it, the question left open and answered after a new start
	await choose(shop, 'With a printed head');
	await choose(shop, 'Debtor');
	await choose(shop, 'One side');
	await shop.getByRole('checkbox', { name: 'A run list in front' }).uncheck();
	await shop.getByRole('checkbox', { name: 'What goes with the invoice too' }).check();
	await shop.getByRole('button', { name: 'Prepare 1 invoice' }).click();
	await expect(shop.getByRole('img', { name: /Page 1 of 2/ }).locator('canvas')).toBeVisible();
	const blank = await savedJob(shop);
	expect(pagesOf(blank).map((page) => /Factuur F1|Leveringsoverzicht/.exec(page)?.[0])).toEqual([
		'Factuur F1',
		'Leveringsoverzicht'
	]);
	expect(read('pdftotext', blank, '-x', '0', '-y', '0', '-W', '595', '-H', '100').trim()).toBe('');
	await expect(shop.getByText('Did all sheets come out?')).toBeVisible();
	await shop.reload();
	await expect(shop.getByText(/1 invoice went to the printer/)).toBeVisible();
	await shop.getByRole('button', { name: 'Yes, mark 1 invoice as printed' }).click();
	await expect(shop.getByText('Nothing waits to be printed')).toBeVisible();
	await shop.getByRole('button', { name: 'Undo' }).click();
	await expect(shop.getByText('1 invoice ticked')).toBeVisible();

	// What was printed before can be printed again, and stays sent
	await shop.getByText('Printed before').first().click();
	await shop.getByRole('checkbox', { name: /^Print invoice F3/ }).check();
	await expect(shop.getByRole('button', { name: 'Prepare 1 invoice' })).toBeEnabled();
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('tab', { name: /^Paper/ }).click();
	const states = shop.getByRole('group', { name: 'States' });
	await expect(states.getByRole('button', { name: /^2 Sent$/ })).toBeVisible();
	await expect(shop.getByText(/^printed /).first()).toBeVisible();

	// One debtor by mail wants paper too
	await shop.goto(new URL('/debtors', shop.url()).href);
	await shop.getByRole('link', { name: /Hotel De Linde/ }).click();
	await shop.getByLabel('Print although mailed').check();
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();
	await shop.goto(new URL('/print', shop.url()).href);
	await expect(shop.getByRole('checkbox', { name: /^Print invoice F4/ })).toBeVisible();
});
