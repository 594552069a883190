import { readFile } from 'node:fs/promises';
import { read } from '#tests/pdf/tools.ts';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { issueDraft } from '#tests/support/person/invoice.ts';
import { expect, test } from './fixtures.ts';

test.use({ hasTouch: true });

test('an invoice with prices that hold VAT, articles written before, discounts and self-billing is issued as it was written', async ({
	shop
}) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await shop.goto(new URL('/invoices/new', shop.url()).href);
	await shop.getByRole('button', { name: 'Choose a debtor' }).tap();
	await shop.getByRole('dialog').getByRole('button', { name: 'Hotel De Linde' }).tap();

	// What the last invoice sold comes over, and goes again
	await expect(shop.getByText('F2026006 of')).toBeVisible();
	await shop.getByRole('button', { name: 'Copy the last invoice' }).tap();
	await expect(shop.getByLabel('Description, line 1')).toHaveValue('Retour kratten');
	await expect(shop.getByLabel('Quantity, line 2')).toHaveValue('20');
	for (const line of [2, 1]) {
		await shop.getByRole('button', { name: `More about line ${line}` }).tap();
		await shop.getByRole('button', { name: `Remove line ${line}` }).tap();
	}

	// By touch: an article of this debtor, at its price with VAT
	await shop.getByText('with VAT', { exact: true }).tap();
	await shop.getByRole('button', { name: 'Add line' }).tap();
	await shop.getByRole('option', { name: /^Volkorenbrood 3\.1065 · bought before/ }).tap();
	await expect(shop.getByLabel('Quantity, line 1')).toBeFocused();
	await expect(shop.getByLabel('Quantity, line 1')).toHaveAttribute('inputmode', 'decimal');
	// By keyboard: how many, at which price, and on to the next line
	await shop.keyboard.type('10');
	await shop.keyboard.press('Enter');
	await expect(shop.getByLabel('Unit price, line 1')).toBeFocused();
	await shop.keyboard.type('3');
	await shop.keyboard.press('Enter');
	await expect(shop.getByLabel('Description, line 2')).toBeFocused();
	await shop.keyboard.type('taa');
	await expect(shop.getByRole('option')).toHaveCount(1);
	await shop.keyboard.press('ArrowDown');
	await shop.keyboard.press('Enter');
	await expect(shop.getByLabel('Description, line 2')).toHaveValue('Taart');
	await expect(shop.getByLabel('Quantity, line 2')).toBeFocused();
	await shop.keyboard.press('Enter');
	await shop.keyboard.type('26,70');

	// A discount that cannot be read says so at its field, and nothing is issued
	await shop.getByRole('button', { name: 'More about line 2' }).tap();
	await shop.getByRole('button', { name: 'Discount or charge on line 2' }).tap();
	const howMuch = shop.getByLabel('How much, line 2, no. 1');
	await shop.getByRole('button', { name: /^Issue as / }).tap();
	await expect(shop.getByRole('alert')).toContainText('A number is missing or cannot be read.');
	await expect(howMuch).toHaveAccessibleDescription('Not a number');
	await howMuch.fill('10');
	await shop.getByLabel('Reason, line 2, no. 1').fill('Vaste klant');
	await shop.getByLabel('Article number, line 2').fill('4711');
	await shop.getByLabel('Delivered on, line 2').fill('2026-11-02');
	await shop.getByLabel('Ordered, line 2').fill('12');
	await shop.getByLabel('Returned, line 2').fill('2,5');
	await shop.getByRole('button', { name: 'Discount or charge on the whole' }).tap();
	await shop.getByLabel('Kind, whole invoice, no. 1').selectOption('Charge');
	await shop.getByLabel('Percent or amount, whole invoice, no. 1').selectOption('EUR');
	await shop.getByLabel('How much, whole invoice, no. 1').fill('4,50');
	await shop.getByLabel('Reason, whole invoice, no. 1').fill('Bezorging');
	// 10 × 3,00 + 26,70 less a tenth = 54,03, with the charge 58,53, of which 9/109 is VAT
	await expect(shop.getByRole('table', { name: 'Totals' }).getByRole('cell')).toHaveText([
		'54.03',
		'4.50',
		'53.70',
		'4.83',
		'€58.53'
	]);

	// The debtor writes it in the shop's name: one press, and the document says so
	await shop.getByRole('button', { name: 'Mark as self-billing' }).tap();
	await expect(shop.getByRole('checkbox', { name: /^Issued by the debtor/ })).toBeChecked();

	await issueDraft(shop);
	await expect(shop.getByText('Issued by the debtor in the company’s name')).toBeVisible();
	await shop.getByRole('button', { name: 'Open or reprint' }).tap();
	const [download] = await Promise.all([
		shop.waitForEvent('download'),
		shop.getByRole('dialog').getByRole('button', { name: 'Download PDF' }).tap()
	]);
	const page = read('pdftotext', new Uint8Array(await readFile(await download.path())).buffer, '-layout');
	for (const printed of [
		'Factuur uitgereikt door afnemer',
		'Volkorenbrood',
		'besteld 12',
		'retour 2,5',
		'Vaste klant 10 %',
		'Bezorging',
		'4,50',
		'53,70',
		'4,83',
		'58,53'
	]) {
		expect(page.replaceAll('\u00a0', ' ')).toContain(printed);
	}
});
