import { readFile } from 'node:fs/promises';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { writeInvoice } from '#tests/support/person/invoice.ts';
import { waitForReceipts } from '#tests/support/person/send.ts';
import { pdfaFaults } from '#tests/pdf/pdfa.ts';
import { missingTools, read } from '#tests/pdf/tools.ts';
import { expect, test } from './fixtures.ts';

/** A letterhead of two pages in drawings: a bar of 52 mm on the first page, one of 12 on the next. */
async function letterhead(): Promise<Buffer> {
	const document = await PDFDocument.create();
	for (const millimetres of [52, 12]) {
		const high = (millimetres * 72) / 25.4;
		const page = document.addPage([595.28, 841.89]);
		page.drawRectangle({ x: 0, y: 841.89 - high, width: 595.28, height: high, color: rgb(0.18, 0.42, 0.24) });
	}
	return Buffer.from(await document.save());
}

test('a PDF letterhead: margins on a live page, chosen in the wizard, and the mail carries that variant', async ({
	shop
}) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await writeInvoice(shop, 'Hotel De Linde', [
		{ description: 'Volkorenbrood', quantity: '12', price: '2.85', vat: '9' }
	]);
	await shop.getByRole('button', { name: /^Issue as / }).click();
	await expect(shop.getByText(/Issued as .*Nothing was sent/)).toBeVisible();
	await waitForDocuments(shop, 30_000);

	await shop.goto(new URL('/settings/letterheads', shop.url()).href);
	const file = { name: 'papier.pdf', mimeType: 'application/pdf', buffer: await letterhead() };
	await shop.getByLabel('Choose the first page').setInputFiles(file);
	await expect(shop.getByRole('img', { name: /, Following pages/ })).toBeVisible();
	await expect(shop.getByRole('spinbutton', { name: 'Top, mm' })).toHaveValue('55');
	const page = shop.getByRole('img', { name: 'An invoice on this letterhead' });
	await expect(page.locator('canvas')).toBeVisible();

	const line = shop.getByRole('slider', { name: 'Top, mm' });
	await line.focus();
	await shop.keyboard.press('Shift+ArrowDown');
	await expect(shop.getByRole('spinbutton', { name: 'Top, mm' })).toHaveValue('60');
	await line.hover();
	await shop.mouse.down();
	const box = (await page.boundingBox())!;
	await shop.mouse.move(box.x + box.width / 2, box.y + (70 / 297) * box.height, { steps: 5 });
	await shop.mouse.up();
	await expect(line).toHaveAttribute('aria-valuetext', /^(69\.5|70|70\.5) mm$/);
	await shop.getByRole('button', { name: 'Save letterhead' }).click();
	await expect(shop.getByText('version 1')).toBeVisible();

	await shop.goto(new URL('/send', shop.url()).href);
	await shop.getByRole('button', { name: /^Letterhead for / }).click();
	await shop.getByRole('radio', { name: 'Letterhead' }).check();
	await shop.getByRole('button', { name: /^Check \d/ }).click();
	await shop.getByRole('button', { name: 'Go on to approval' }).click();
	await shop.getByRole('button', { name: /^(Send|Try) .* invoice to/ }).click();
	await shop.waitForURL('**/outbox**');
	await waitForReceipts(shop, 60_000);

	await shop.goto(new URL('/practice', shop.url()).href);
	await shop.getByRole('link', { name: /inkoop@delinde\.example/ }).click();
	const [download] = await Promise.all([
		shop.waitForEvent('download'),
		shop.getByRole('button', { name: /^Download .*\.pdf$/ }).click()
	]);
	const bytes = new Uint8Array(await readFile(await download.path()));
	expect(await pdfaFaults(bytes)).toEqual([]);
	const content = Buffer.from(bytes).toString('latin1');
	expect(content).toContain('/Letterhead-first');
	if (missingTools.length > 0) return;
	expect(read('qpdf', bytes.buffer, '--check')).toContain('No syntax or stream encoding errors found');
	const [, , ...fonts] = read('pdffonts', bytes.buffer).trim().split('\n');
	for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
});
