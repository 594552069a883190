import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { read } from '#tests/pdf/tools.ts';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { workbookOf } from '#tests/support/excel-files.ts';
import { chosenPdf } from '#tests/support/pdf-files.ts';
import { openCompany, saveCompany } from '#tests/support/person/company.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { takenMails } from '#tests/support/person/practice.ts';
import { numbersOn, savedJob } from '#tests/support/person/print.ts';
import { waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

/** Two by mail, one on paper. */
const debtors = [0, 1, 2, 4].map((row) => fewDebtors.split('\r\n')[row]!);
/** Three of one debtor by mail, one of another, one on paper; two tell of deliveries. */
const invoices = [
	'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %;Leverdatum;Bonnummer',
	'F1;2-11-2026;10001;Volkorenbrood;12;2.85;9;1-11-2026;B-17',
	'F2;2-11-2026;10002;Brötchen;200;0.36;9;1-11-2026;B-18',
	'F3;3-11-2026;10001;Krentenbollen;40;0.95;9;;',
	'F4;3-11-2026;10001;Taart;1;24.5;9;;',
	'F5;3-11-2026;10004;Dagelijks brood;31;14.2;9;;'
];
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a month of mail and paper: mail debtors are picked out and sent with their overviews, one is held, the rest is printed, and a customer gets his at once', async ({
	shop,
	complaints
}) => {
	await openCompany(shop);
	await shop.getByLabel('Choose the terms in Dutch').setInputFiles(await chosenPdf('voorwaarden.pdf', 'Voorwaarden'));
	await shop.getByText('As pages behind the invoice').click();
	await shop.getByLabel('Allow “Issue and send” on a draft').check();
	await saveCompany(shop);
	expect(await importFile(shop, csvFile('debiteuren.xlsx', await workbookOf(debtors)))).toMatchObject({ taken: 3 });
	expect(await importFile(shop, csvFile('facturen.xlsx', await workbookOf(invoices)))).toMatchObject({ taken: 5 });

	await shop.goto(new URL('/debtors', shop.url()).href);
	await shop.getByRole('link', { name: /Hotel De Linde/ }).click();
	await shop.getByLabel('Addressee’s name').fill('Jan Jansen');
	await shop.getByLabel('All invoices of a batch in one mail').check();
	await shop.getByLabel('Delivery overview with every invoice').check();
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();
	await waitForDocuments(shop, 60_000);

	// A note of one delivery, for who signs for it
	await shop.getByRole('link', { name: /F1/ }).click();
	await shop.getByRole('button', { name: 'Delivery notes …' }).click();
	await shop.getByRole('button', { name: /^Open the note of B-17/ }).click();
	const [download] = await Promise.all([
		shop.waitForEvent('download'),
		shop.getByRole('dialog').getByRole('button', { name: 'Download PDF' }).click()
	]);
	const note = read('pdftotext', new Uint8Array(await readFile(await download.path())).buffer, '-layout');
	expect(note).toContain('B-17');
	expect(note).not.toContain('2,85');

	// The mail debtors alone
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('tab', { name: /^Mail/ }).click();
	const list = shop.getByRole('list', { name: 'Ledger' });
	await expect(list.getByRole('listitem')).toHaveCount(4);
	await shop.getByLabel('Tick all shown').check();
	await shop.getByRole('button', { name: 'Send 4 invoices …' }).click();
	await shop.getByRole('button', { name: 'Check 4 invoices' }).click();
	await expect(shop.getByText('In one mail with F3, F4')).toBeVisible();
	await expect(shop.getByText('Jan Jansen <inkoop@delinde.example>')).toBeVisible();
	await shop.getByRole('button', { name: 'Go on to approval' }).click();
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	await shop.context().route('**/api/v1/batches/*/messages/*', async (route) => {
		await released;
		await route.continue();
	});
	await shop.getByRole('button', { name: /^Try 4 invoices to 2 addresses/ }).click();
	await shop.waitForURL('**/outbox**');

	// One of those that travel together is held before they leave
	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	await list.getByRole('link', { name: /F4/ }).click();
	await shop.getByRole('button', { name: 'Hold only this invoice' }).click();
	await shop.getByRole('button', { name: 'Hold 1 invoice' }).click();
	await expect(shop.getByText('1 invoice is held.')).toBeVisible();
	release();
	await shop.getByRole('link', { name: /^Outbox/ }).click();
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 2, waiting: 0 });

	// The rest is printed
	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	await shop.getByRole('tab', { name: /^Paper/ }).click();
	await shop.getByRole('link', { name: 'Print …' }).click();
	await shop.getByRole('button', { name: 'Prepare 1 invoice' }).click();
	const job = await savedJob(shop);
	expect(numbersOn(job)).toEqual(['F5', '']);
	expect(read('pdftotext', job)).toContain('Voorwaarden');
	await shop.getByRole('button', { name: 'Yes, mark 1 invoice as printed' }).click();
	await expect(shop.getByText('Nothing waits to be printed')).toBeVisible();

	// Who stands at the counter gets his at once
	await shop.goto(new URL('/invoices/new', shop.url()).href);
	await shop.getByRole('button', { name: 'Choose a debtor' }).click();
	await shop.getByRole('dialog').getByRole('button', { name: 'Café Żółć' }).click();
	await shop.getByRole('button', { name: 'Copy the last invoice' }).click();
	await shop.getByRole('button', { name: 'Issue and send …' }).click();
	const now = shop.getByRole('dialog', { name: /^Send .* now\?$/ });
	await expect(now.getByText('Marktplatz 3')).toBeVisible();
	await expect(now.getByText('buchhaltung@zolc.example').first()).toBeVisible();
	await expect(now.locator('canvas')).toBeVisible();
	await now.getByRole('button', { name: 'Try 1 invoice to 1 address in the practice mailbox' }).click();
	await shop.waitForURL('**/outbox?batch=**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, waiting: 0 });

	const mails = await takenMails(shop);
	expect(mails).toHaveLength(3);
	const together = mails.find(({ files }) => files.length === 3)!;
	expect(together.files.map(({ filename }) => filename)).toEqual([
		'10001-F1-2026-11-02-1.pdf',
		'10001-F1-2026-11-02-2.pdf',
		'10001-F3-2026-11-03-1.pdf'
	]);
	expect(together.text).not.toContain('F4');
	expect(read('pdftotext', together.files[0]!.bytes.buffer)).toContain('Voorwaarden');
	expect(read('pdftotext', together.files[1]!.bytes.buffer)).toContain('B-17');
	expect(new Set(together.files.map(({ bytes }) => sha256(bytes))).size).toBe(3);
	// The tests' own block is complained of
	complaints.length = 0;
});
