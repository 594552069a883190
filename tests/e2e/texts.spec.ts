import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

test('a text that was changed is what the debtor gets', async ({ shop }) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(shop, 60_000);
	await shop.goto(new URL('/texts?language=de', shop.url()).href);
	const mail = shop.getByRole('article', { name: 'As the debtor gets it' });
	await shop.getByLabel('Subject', { exact: true }).fill('Brot, %n');
	await shop.getByLabel('Text', { exact: true }).fill('Hallo ');
	await shop.getByRole('button', { name: 'addressee' }).click();
	await shop.getByLabel('Closing, German').fill('Bis bald');
	await expect(mail.getByRole('heading')).toHaveText('Brot, F2026002');
	await expect(mail.getByText('Hallo Łukasz Nowak')).toBeVisible();
	await expect(mail.getByText('Bis bald')).toBeVisible();
	await shop.getByRole('button', { name: 'Save text' }).click();
	await expect(shop.getByText('The text is saved.')).toBeVisible();

	await approveAll(shop);
	await waitForReceipts(shop, 60_000);
	await shop.goto(new URL('/practice', shop.url()).href);
	await shop.getByRole('link', { name: 'Brot, F2026002' }).click();
	const taken = shop.getByRole('article');
	await expect(taken.getByText('Hallo Łukasz Nowak')).toBeVisible();
	await expect(taken.getByText('Bis bald')).toBeVisible();
	await expect(taken.getByRole('img', { name: /F2026002.*\.pdf, Page 1 of 1/ }).locator('canvas')).toBeVisible();

	await shop.getByRole('button', { name: 'Empty the practice mailbox' }).click();
	await shop.getByRole('dialog').getByRole('button', { name: 'Empty the practice mailbox' }).click();
	await expect(shop.getByText('Nothing here yet')).toBeVisible();
});

test('a text with a field that does not exist is not saved, and says where it stands; a text comes from a file and goes into one', async ({
	shop
}) => {
	await shop.goto(new URL('/texts?language=en', shop.url()).href);
	const text = shop.getByLabel('Text', { exact: true });
	const template = await text.inputValue();
	await text.fill('Dear reader,\n\nsee {{invoice.nummber}}');
	await expect(shop.getByText('Text, line 3: There is no field “invoice.nummber”.')).toBeVisible();
	await expect(shop.getByRole('button', { name: 'Save text' })).toBeDisabled();
	await shop.getByRole('button', { name: 'Replace it with “invoice number”' }).click();
	await expect(text).toHaveValue('Dear reader,\n\nsee {{invoice.number}}');
	await shop.getByRole('button', { name: 'Save text' }).click();
	await expect(shop.getByText('The text is saved.')).toBeVisible();

	await shop.getByRole('button', { name: 'Back to the template' }).click();
	await expect(text).toHaveValue(template);
	await shop.getByRole('button', { name: 'Undo' }).click();
	await expect(text).toHaveValue('Dear reader,\n\nsee {{invoice.number}}');

	// What is no text is refused
	const file = shop.getByLabel(/Take a text from a file/);
	const take = (name: string, content: string | Buffer) =>
		file.setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(content) });
	await take('plain.md', 'Dear reader');
	await expect(shop.getByRole('alert')).toContainText('“plain.md” cannot be taken');
	await take('picture.md', Buffer.from([0x89, 0x50, 0x4e, 0x47]));
	await expect(shop.getByRole('alert')).toContainText('It is not a text file in UTF-8.');
	await take('good.md', '---\nsubject: Bread %n\n---\nDear {{debtor.name}}\n');
	await expect(shop.getByRole('alert')).toHaveCount(0);
	await expect(shop.getByLabel('Subject', { exact: true })).toHaveValue('Bread %n');
	const [download] = await Promise.all([
		shop.waitForEvent('download'),
		shop.getByRole('button', { name: 'Download this text' }).click()
	]);
	expect(download.suggestedFilename()).toBe('invoice.en.md');
});
