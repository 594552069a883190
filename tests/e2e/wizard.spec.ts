import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { issueDraft, writeInvoice } from '#tests/support/person/invoice.ts';
import { mailsAt, sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
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

test('the wizard: recipients by semicolon, a PDF letterhead with margins on a live page, choose, check, approve, and the ledger says to whom and when', async ({
	shop,
	relay
}) => {
	const sink = await sendByOwnServer(shop, relay);
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await shop.goto(new URL('/debtors', shop.url()).href);
	await shop.getByRole('link', { name: /Hotel De Linde/ }).click();
	const recipients = shop.getByRole('textbox', { name: 'Invoice recipients' });
	await recipients.fill('inkoop@delinde.example;boek@delinde.example');
	await expect(shop.getByRole('list', { name: 'Addresses found' }).first()).toContainText('boek@delinde.example');
	// Whose word counts: a contact's before these, a different invoice address before both
	const goesTo = (address: string) => shop.getByText(new RegExp(`^Invoices go to ${address}`));
	for (const [field, address] of [
		['Contact’s address', 'jan@delinde.example'],
		['Different invoice address', 'post@delinde.example']
	] as const) {
		await shop.getByRole('textbox', { name: field }).fill(address);
		await expect(goesTo(address)).toBeVisible();
	}
	for (const field of ['Contact’s address', 'Different invoice address']) {
		await shop.getByRole('textbox', { name: field }).fill('');
	}
	await expect(goesTo('inkoop@delinde.example')).toBeVisible();
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();
	await expect(recipients).toHaveValue('inkoop@delinde.example; boek@delinde.example');
	await writeInvoice(shop, 'Hotel De Linde', [
		{ description: 'Volkorenbrood', quantity: '12', price: '2.85', vat: '9' }
	]);
	await issueDraft(shop);

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

	await shop.getByRole('link', { name: 'Send', exact: true }).click();
	await shop.getByRole('button', { name: /^Letterhead for / }).click();
	await shop.getByRole('radio', { name: 'Letterhead' }).check();
	await shop.getByRole('button', { name: /^Check 1 / }).click();
	await expect(shop.getByText('Number is on the page')).toBeVisible();
	await shop.getByRole('button', { name: 'Go on to approval' }).click();
	await shop.getByRole('button', { name: 'Send 1 invoice to 2 addresses' }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 2, failed: 0 });

	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	const row = shop.getByRole('list', { name: 'Ledger' }).getByRole('listitem');
	await expect(row).toContainText(/inkoop@delinde\.example.*sent \d/);
	await row.getByRole('link').click();
	const detail = shop.getByRole('region', { name: 'Invoice', exact: true });
	await expect(detail.getByText('Sent on')).toBeVisible();
	await expect(detail.getByRole('list', { name: 'Recipients' }).getByText('accepted')).toHaveCount(2);

	const [mail] = await mailsAt(sink);
	const { bytes } = mail!.files[0]!;
	expect(await pdfaFaults(bytes)).toEqual([]);
	expect(Buffer.from(bytes).toString('latin1')).toContain('/Letterhead-first');
	await sink.close();
	if (missingTools.length > 0) return;
	expect(read('qpdf', bytes.buffer, '--check')).toContain('No syntax or stream encoding errors found');
	const [, , ...fonts] = read('pdffonts', bytes.buffer).trim().split('\n');
	for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
});
