import { createHash } from 'node:crypto';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { chosenPdf } from '#tests/support/pdf-files.ts';
import { saveDocuments, waitForDocuments } from '#tests/support/person/documents.ts';
import {
	chooseByItself,
	deleteFolder,
	filesInFolder,
	folderName,
	saveIntoFolder,
	writeIntoFolder
} from '#tests/support/person/files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { expect, test } from './fixtures.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('documents go into a folder, never over another file, and leave it after sending', async ({ shop }) => {
	await chooseByItself(shop);
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(shop, 60_000);

	await shop.goto(new URL('/settings/files', shop.url()).href);
	await shop.getByRole('button', { name: 'Choose a folder' }).click();
	await expect(shop.getByText(folderName)).toBeVisible();
	await shop.getByText('By debtor').click();
	await expect(shop.getByText(/Example: \d+ .+\/.+\.pdf/)).toBeVisible();

	await saveIntoFolder(shop);
	await expect(shop.getByText(new RegExp(`\\d PDFs? saved in “${folderName}”`))).toBeVisible();
	const zipped = await saveDocuments(shop, 30_000);
	const expected = Object.fromEntries(Object.entries(zipped).map(([path, bytes]) => [path, sha256(bytes)]));
	expect(await filesInFolder(shop)).toEqual(expected);
	expect(Object.keys(expected).every((path) => path.includes('/'))).toBe(true);

	const [clash = ''] = Object.keys(expected);
	await writeIntoFolder(shop, clash, 'a letter of ours');
	await saveIntoFolder(shop);
	await expect(shop.getByRole('dialog')).toContainText('1 name belonged to another file');
	await expect(shop.getByRole('dialog')).toContainText('lay there already');
	const beside = clash.replace('.pdf', ' (2).pdf');
	const foreign = sha256(Buffer.from('a letter of ours'));
	expect(await filesInFolder(shop)).toEqual({ ...expected, [clash]: foreign, [beside]: expected[clash] });

	await shop.goto(new URL('/settings/files', shop.url()).href);
	await shop.getByText('Clear the folder after sending').click();
	await shop.getByText('Save PDFs in place of printing').click();
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('link', { name: /F2026001/ }).click();
	await shop.getByRole('button', { name: 'Mark as sent' }).click();
	await shop.getByRole('dialog').getByRole('button', { name: /^Mark/ }).click();
	await expect(shop.getByText('Marked as sent by a person.')).toBeVisible();
	await shop.reload();
	const [sent = ''] = Object.keys(expected).filter((path) => path.includes('F2026001'));
	const left = clash === sent ? beside : sent;
	// A file may go while the folder is being read
	await expect(async () => expect(Object.keys(await filesInFolder(shop))).not.toContain(left)).toPass({
		timeout: 15_000
	});
	expect(Object.keys(await filesInFolder(shop))).toHaveLength(Object.keys(expected).length);

	// The paper run saves what it would print; what lies there already is done by it too
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('link', { name: /F2026004/ }).click();
	await shop.getByLabel('Add a PDF').setInputFiles(await chosenPdf('menu.pdf', 'Menu'));
	await expect(shop.getByText('menu.pdf')).toBeVisible();
	await shop.goto(new URL('/print', shop.url()).href);
	await expect(shop.getByText('PDFs take the place of printing')).toBeVisible();
	await shop.getByRole('checkbox', { name: 'What goes with the invoice too' }).check();
	await shop.getByRole('button', { name: /^Save \d invoices? as PDF$/ }).click();
	await expect(shop.getByRole('checkbox', { name: 'What goes with an invoice too' })).toBeChecked();
	await shop.getByRole('dialog').getByRole('button', { name: 'Save into the folder' }).click();
	await expect(shop.getByRole('dialog')).toContainText('lay there already');
	await expect(shop.getByRole('dialog')).toContainText(`1 PDF saved in “${folderName}”`);
	const paper = Object.keys(expected).find((path) => path.includes('F2026004'));
	expect(Object.keys(await filesInFolder(shop))).toContain(paper?.replace('.pdf', ' menu.pdf'));
	await shop.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
	await expect(shop.getByText('Nothing waits to be printed')).toBeVisible();
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('tab', { name: /^Paper/ }).click();
	await expect(shop.getByRole('list', { name: 'Ledger' })).toContainText(/saved \d/);

	await deleteFolder(shop);
	await saveIntoFolder(shop);
	await expect(shop.getByRole('alert')).toContainText('The folder is no longer there');
	await expect(shop.getByRole('alert')).toContainText('0 of 6 invoices are in the folder');
});
