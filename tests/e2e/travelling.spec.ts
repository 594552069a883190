import { createHash } from 'node:crypto';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { takenMails } from '#tests/support/person/practice.ts';
import { waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile('debiteuren.csv', fewDebtors);
const invoices = csvFile(
	'leveringen.csv',
	[
		'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %;Leverdatum;Bonnummer',
		'F2026001;2-11-2026;10001;Volkorenbrood;12;2,85;9;1-11-2026;B-17',
		'F2026002;2-11-2026;10002;Brötchen;200;0,36;9;1-11-2026;B-18',
		'F2026003;3-11-2026;10001;Krentenbollen;40;0,95;9;;'
	].join('\r\n')
);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF of one page with a word on it. */
async function aPdf(name: string, word: string) {
	const document = await PDFDocument.create();
	document.addPage().drawText(word, { font: await document.embedFont(StandardFonts.Helvetica), x: 50, y: 700 });
	return { name, mimeType: 'application/pdf', buffer: Buffer.from(await document.save()) };
}

test('terms, a further PDF, the overview and all invoices of a debtor travel in one mail with its own text', async ({
	shop
}) => {
	const [terms, plan] = [await aPdf('voorwaarden.pdf', 'Voorwaarden'), await aPdf('Voorwaarden.pdf', 'Plattegrond')];
	await importFile(shop, debtors);
	await importFile(shop, invoices);
	await waitForDocuments(shop, 60_000);

	await shop.goto(new URL('/settings/issuers', shop.url()).href);
	await shop
		.getByRole('main')
		.getByRole('link', { name: /Zonneveld/ })
		.first()
		.click();
	await shop.getByLabel('Choose the terms in Dutch').setInputFiles(terms);
	await expect(shop.getByRole('button', { name: 'Open voorwaarden.pdf' })).toBeVisible();
	await shop.getByRole('button', { name: 'Save company' }).click();
	await expect(shop.getByText('Saved.')).toBeVisible();

	await shop.goto(new URL('/debtors', shop.url()).href);
	await shop.getByRole('link', { name: /Hotel De Linde/ }).click();
	await shop.getByLabel('All invoices of a batch in one mail').check();
	await shop.getByLabel('Delivery overview with every invoice').check();
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();

	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('link', { name: /F2026001/ }).click();
	await shop.getByLabel('Add a PDF').setInputFiles([plan, { ...plan, name: 'x.pdf', buffer: Buffer.from('no PDF') }]);
	await expect(shop.getByRole('alert')).toContainText('x.pdf is no PDF');
	await expect(shop.getByRole('button', { name: 'Open Voorwaarden.pdf' })).toBeVisible();

	await shop.goto(new URL('/send', shop.url()).href);
	await shop.getByRole('button', { name: /^Check \d/ }).click();
	await expect(shop.getByText('In one mail with F2026003')).toBeVisible();
	await shop.getByRole('button', { name: 'Open voorwaarden (2).pdf' }).click();
	await expect(
		shop
			.getByRole('dialog')
			.getByRole('img', { name: /Page 1 of 1/ })
			.locator('canvas')
	).toBeVisible();
	await shop.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
	await shop.getByRole('button', { name: 'Edit the text for this mail' }).click();
	await shop.getByLabel('Subject of this mail').fill('Uw brood van deze week');
	await shop.getByLabel('Text of this mail').fill('');
	await expect(shop.getByText('A text that you wrote for one mail cannot be sent as it is.')).toBeVisible();
	await shop.getByLabel('Text of this mail').fill('Beste Hotel De Linde,\n\nhierbij **alles** van deze week.');
	await shop.getByRole('button', { name: 'Go on to approval' }).click();
	await expect(shop.getByText('1 mail has a text of its own.')).toBeVisible();
	await shop.getByRole('button', { name: /^Try 3 invoices to 2 addresses/ }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 2, waiting: 0 });

	const mails = await takenMails(shop);
	const own = mails.find(({ subject }) => subject === 'Uw brood van deze week');
	expect(own?.files.map(({ filename }) => filename)).toEqual([
		'10001-F2026001-2026-11-02-1.pdf',
		'10001-F2026001-2026-11-02-2.pdf',
		'Voorwaarden.pdf',
		'10001-F2026003-2026-11-03-1.pdf',
		'voorwaarden (2).pdf'
	]);
	expect([own!.files[2]!, own!.files[4]!].map(({ bytes }) => sha256(bytes))).toEqual(
		[plan, terms].map((file) => sha256(file.buffer))
	);
	expect(own!.text).toContain('hierbij alles van deze week.');
	expect(own!.html).toContain('<strong>alles</strong>');
	const usual = mails.find(({ subject }) => subject?.includes('F2026002'));
	expect(usual?.subject).toBe('Rechnung F2026002 von Bakkerij Zonneveld');
	expect(usual?.files).toHaveLength(1);
});
