import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { saveDocuments, waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { writeInvoice } from '#tests/support/person/invoice.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile('debiteuren.csv', fewDebtors);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Takes the file that a press of a button gives. */
async function downloadBy(page: Page, name: string | RegExp): Promise<{ download: Download; bytes: Uint8Array }> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
	return { download, bytes: await readFile(await download.path()) };
}

/** A picture of an upright page, drawn by the browser itself. */
async function pagePicture(page: Page, type: 'image/png' | 'image/jpeg'): Promise<Buffer> {
	const url = await page.evaluate((wanted) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [595, 842];
		const pen = canvas.getContext('2d')!;
		pen.fillStyle = '#fff';
		pen.fillRect(0, 0, 595, 842);
		pen.fillStyle = '#a33';
		pen.fillRect(0, 0, 595, 60);
		return canvas.toDataURL(wanted);
	}, type);
	return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

test('a letterhead is taken from PNG and JPG, and what is no picture is refused in words', async ({ shop }) => {
	await shop.goto(new URL('/settings/letterheads', shop.url()).href);
	const first = shop.getByLabel('Choose the first page');
	await first.setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
	await expect(shop.getByRole('alert')).toContainText('paper.png is no JPG, PNG or PDF');
	const png = await pagePicture(shop, 'image/png');
	await first.setInputFiles({ name: 'cut.png', mimeType: 'image/png', buffer: png.subarray(0, 60) });
	await expect(shop.getByRole('alert')).toContainText('cut.png is damaged or was cut short');

	await first.setInputFiles({ name: 'first.png', mimeType: 'image/png', buffer: png });
	await expect(shop.getByRole('img', { name: /, First page/ })).toBeVisible();
	await expect(shop.getByRole('alert')).toHaveCount(0);
	const jpg = await pagePicture(shop, 'image/jpeg');
	await shop
		.getByLabel('Choose the following pages')
		.setInputFiles({ name: 'n.jpg', mimeType: 'image/jpeg', buffer: jpg });
	await expect(shop.getByRole('img', { name: /, Following pages/ })).toBeVisible();
	await shop.getByRole('button', { name: 'Save letterhead' }).click();
	await expect(shop.getByText('version 1')).toBeVisible();
	await expect(shop.getByRole('radio', { name: 'Letterhead' })).toBeChecked();
});

test('an invoice written by hand is issued once the typeface has all its characters, and its document is the same bytes wherever it is taken from', async ({
	shop
}) => {
	await importFile(shop, debtors);
	await writeInvoice(shop, 'Hotel De Linde', [
		{ description: 'Brood uit 上海', quantity: '12', price: '2.85', vat: '9' }
	]);
	await shop.getByRole('button', { name: /^Issue as / }).click();
	await expect(shop.getByRole('alert')).toContainText('It cannot be issued yet');
	await expect(shop.getByRole('alert')).toContainText('上');
	await shop.getByLabel('Description, line 1').fill('Volkorenbrood');
	await expect(shop.getByRole('img', { name: /Page 1 of 1/ }).locator('canvas')).toBeVisible();
	await shop.getByRole('button', { name: /^Issue as / }).click();
	await expect(shop.getByText(/Issued as .*\. Nothing was sent\./)).toBeVisible();
	await shop.getByRole('button', { name: 'Open or reprint' }).click();
	const reprint = await downloadBy(shop, 'Download PDF');
	await expect(shop.getByRole('dialog')).toContainText(sha256(reprint.bytes));
	await shop.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

	await shop.goto(new URL('/practice', shop.url()).href);
	await expect(shop.getByText('Nothing here yet')).toBeVisible();
	await waitForDocuments(shop, 30_000);
	const zipped = await saveDocuments(shop, 30_000);
	expect(Object.entries(zipped).map(([name, bytes]) => [name, sha256(bytes)])).toEqual([
		[reprint.download.suggestedFilename(), sha256(reprint.bytes)]
	]);

	await approveAll(shop);
	await waitForReceipts(shop, 60_000);
	await shop.goto(new URL('/practice', shop.url()).href);
	await shop.getByRole('link', { name: /inkoop@delinde\.example/ }).click();
	const attached = await downloadBy(shop, /^Download .*\.pdf$/);
	expect(sha256(attached.bytes)).toBe(sha256(reprint.bytes));
});

test('what is held does not go until it is released; a credit note begins from its invoice', async ({ shop }) => {
	await importFile(shop, debtors);
	await writeInvoice(shop, 'Hotel De Linde', [{ description: 'Taart', quantity: '2', price: '24.50', vat: '9' }]);
	await shop.getByRole('button', { name: /^Issue as / }).click();
	await expect(shop.getByText(/Issued as .*Nothing was sent/)).toBeVisible();
	const at = shop.url();
	await shop.getByRole('button', { name: 'Hold' }).click();
	await shop.getByRole('dialog').getByLabel('Reason').fill('wacht op bestelnummer');
	await shop.getByRole('button', { name: 'Hold 1 invoice' }).click();
	await expect(shop.getByText('wacht op bestelnummer').first()).toBeVisible();
	await shop.goto(new URL('/send', at).href);
	const told = shop.getByText('Held: wacht op bestelnummer').or(shop.getByText('Nothing waits to be sent'));
	await expect(told.filter({ visible: true }).first()).toBeVisible();
	await expect(shop.getByRole('button', { name: /^(Send|Try) / })).toHaveCount(0);

	await shop.goto(at);
	await shop.getByRole('button', { name: 'Release it' }).click();
	await expect(shop.getByText('Released.')).toBeVisible();
	await shop.getByRole('button', { name: 'Credit note …' }).click();
	await expect(shop.getByLabel('Corrects invoice number')).not.toHaveValue('');
	await expect(shop.getByLabel('Description, line 1')).toHaveValue('Taart');
	await shop.getByRole('button', { name: /^Issue as / }).click();
	await expect(shop.getByText(/Issued as .*\. Nothing was sent\./)).toBeVisible();
	expect(await approveAll(shop)).toMatchObject({ invoices: 2 });
});
