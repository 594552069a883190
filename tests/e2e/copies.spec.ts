import { read } from '#tests/pdf/tools.ts';
import { csvFile } from '#tests/support/csv-files.ts';
import { openCompany, saveCompany } from '#tests/support/person/company.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { chooseByItself, filesInFolder, folderName, saveIntoFolder } from '#tests/support/person/files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { takenMails } from '#tests/support/person/practice.ts';
import { numbersOn, pagesOf, savedJob } from '#tests/support/person/print.ts';
import { toApproval, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile(
	'd.csv',
	[
		'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze',
		'1;Hotel De Linde;Dorpsweg 1;6871 BC;Renkum;NL;inkoop@delinde.example;nl;e-mail',
		'2;Zorgcentrum Rijnzicht;Rijnkade 2;6811 HA;Arnhem;NL;;nl;post',
		'3;Molen De Hoop;Dijk 1;3311 AA;Dordrecht;NL;molen@hoop.example;nl;beide'
	].join('\r\n')
);
const invoices = csvFile(
	'f.csv',
	[
		'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %',
		'F1;30-10-2026;1;Volkorenbrood;12;2,85;9',
		'F2;2-11-2026;2;Dagelijks brood;31;14,20;9',
		'F3;2-11-2026;3;Meel;4;20,00;9'
	].join('\r\n')
);

test('customer copies go by each debtor’s route, own copies print, and PDFs go into a folder by month under names of choice', async ({
	shop
}) => {
	await chooseByItself(shop);
	await openCompany(shop);
	await shop.getByLabel('File name pattern').fill('Factuur {number} van klant {debtor}');
	await saveCompany(shop);
	await importFile(shop, debtors);
	await importFile(shop, invoices);
	await waitForDocuments(shop, 60_000);

	// Customer copies: by mail who wants mail, on paper who wants paper, both who wants both
	const act = await toApproval(shop);
	await expect(act).toContainText('2 invoices to 2 addresses');
	await act.click();
	await shop.waitForURL('**/outbox**');
	await shop.getByRole('button', { name: 'Print 2 invoices …' }).click();
	await shop.getByRole('button', { name: 'Prepare 2 invoices' }).click();
	expect(numbersOn(await savedJob(shop))).toEqual(['F3', 'F2']);
	await shop.getByRole('button', { name: 'Yes, mark 2 invoices as printed' }).click();
	await expect(shop.getByText('2 invoices marked as printed.')).toBeVisible();
	await shop.getByRole('link', { name: /^Outbox/ }).click();
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 2, waiting: 0 });
	expect((await takenMails(shop)).flatMap(({ files }) => files.map(({ filename }) => filename)).toSorted()).toEqual([
		'Factuur F1 van klant 1.pdf',
		'Factuur F3 van klant 3.pdf'
	]);

	// Own copies: of all, on the printer, whatever the route; nothing is marked by them
	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	await shop.getByLabel('Tick all shown').check();
	await expect(shop.getByText('3 ticked')).toBeVisible();
	await shop.getByRole('button', { name: 'Print …' }).click();
	await shop.getByRole('radio', { name: 'Own file' }).check();
	await shop.getByRole('button', { name: 'Prepare 3 invoices' }).click();
	await expect(shop.getByText('Copies for your own file mark nothing as printed.')).toBeVisible();
	const job = await savedJob(shop);
	expect(pagesOf(job).filter((page) => /^\s*Kopie$/m.test(page))).toHaveLength(3);
	expect(read('pdftotext', job)).toContain('Volkorenbrood');

	await shop.goto(new URL('/settings/files', shop.url()).href);
	await shop.getByRole('button', { name: 'Choose a folder' }).click();
	await expect(shop.getByText(folderName)).toBeVisible();
	await shop.getByText('By month').click();
	await expect(shop.getByText(/^Example: 2026-11.*\/Factuur F\d van klant \d\.pdf$/)).toBeVisible();
	await saveIntoFolder(shop);
	await expect(shop.getByText(`3 PDFs saved in “${folderName}”`)).toBeVisible();
	expect(Object.keys(await filesInFolder(shop)).toSorted()).toEqual([
		'2026-10/Factuur F1 van klant 1.pdf',
		'2026-11/Factuur F2 van klant 2.pdf',
		'2026-11/Factuur F3 van klant 3.pdf'
	]);
});
