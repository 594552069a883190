import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { chosenPdf } from '#tests/support/pdf-files.ts';
import { openCompany, saveCompany } from '#tests/support/person/company.ts';
import { importFile } from '#tests/support/person/import.ts';
import { issueDraft, writeInvoice } from '#tests/support/person/invoice.ts';
import { mailsAt, sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
import { waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Opens a file that travels with the mail, sees its first page, and closes it. */
async function lookInto(page: Page, name: string | RegExp): Promise<void> {
	await page.getByRole('button', { name }).click();
	const file = page.getByRole('dialog').last();
	await expect(file.getByRole('img', { name: /Page 1 of 1/ }).locator('canvas')).toBeVisible();
	await file.getByRole('button', { name: 'Close' }).last().click();
	await expect(file.getByRole('img', { name: /Page 1 of 1/ })).toHaveCount(0);
}

test('one invoice alone, to an address of its own: its mail is looked at as the debtor gets it, changed for this once, and sent again in other words', async ({
	shop,
	relay
}) => {
	const sink = await sendByOwnServer(shop, relay, () => null, 'kopie@zonneveld.example');
	const [terms, plan] = [
		await chosenPdf('voorwaarden.pdf', 'Voorwaarden'),
		await chosenPdf('Voorwaarden.pdf', 'Plattegrond')
	];
	await openCompany(shop);
	await shop.getByLabel('Choose the terms in Dutch').setInputFiles(terms);
	await expect(shop.getByRole('button', { name: 'Open voorwaarden.pdf' })).toBeVisible();
	await saveCompany(shop);
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await writeInvoice(shop, 'Hotel De Linde', [{ description: 'Taart', quantity: '2', price: '24,50', vat: '9' }]);
	await issueDraft(shop);
	await shop.getByRole('button', { name: 'Change recipients' }).click();
	await shop.getByRole('dialog').getByLabel('This invoice goes to').fill('feest@delinde.example');
	await shop.getByRole('dialog').getByRole('button', { name: 'Save for this invoice' }).click();
	await expect(shop.getByText('Changed on this invoice; the debtor keeps his own.')).toBeVisible();
	await shop.getByLabel('Add a PDF').setInputFiles([plan, { ...plan, name: 'x.pdf', buffer: Buffer.from('no PDF') }]);
	await expect(shop.getByRole('alert')).toContainText('x.pdf is no PDF');
	await expect(shop.getByRole('button', { name: 'Open Voorwaarden.pdf' })).toBeVisible();

	// What the debtor would get, with attachments that open
	await shop.getByRole('button', { name: 'Send this one …' }).click();
	await shop.getByRole('button', { name: /^Check 1 / }).click();
	const mail = shop.getByRole('region', { name: 'The mail as this debtor gets it' });
	await expect(mail).toContainText('feest@delinde.example');
	await lookInto(shop, /^Open 10001-.*-1\.pdf$/);
	await lookInto(shop, 'Open voorwaarden (2).pdf');

	// Its text, for this once; without words it does not go
	await mail.getByRole('button', { name: 'Edit the text for this mail' }).click();
	await mail.getByLabel('Subject of this mail').fill('Uw taart van zaterdag');
	await mail.getByLabel('Text of this mail').fill('');
	await expect(shop.getByText('A text that you wrote for one mail cannot be sent as it is.')).toBeVisible();
	await mail.getByLabel('Text of this mail').fill('Beste Linde,\n\nhierbij **de taart** van zaterdag.');
	await shop.getByRole('button', { name: 'Go on to approval' }).click();
	await expect(shop.getByText('1 mail has a text of its own.')).toBeVisible();
	await shop.getByRole('button', { name: 'Send 1 invoice to 1 address' }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, waiting: 0 });

	// "I never got it": once more, to another address, with a word about it
	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	await shop.getByRole('link', { name: /Hotel De Linde/ }).click();
	await shop.getByRole('button', { name: 'Send again …' }).click();
	const again = shop.getByRole('dialog');
	await again.getByLabel('This time it goes to').fill('directie@delinde.example');
	await again.getByRole('button', { name: 'Edit the text for this mail' }).click();
	await again.getByLabel('Text of this mail').fill('Beste directie,\n\nnogmaals onze factuur.');
	await again.getByRole('button', { name: 'Send to 1 address' }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, waiting: 0 });

	await expect
		.poll(() => sink.taken.map(({ recipients }) => recipients.join()).toSorted())
		.toEqual([
			'directie@delinde.example',
			'feest@delinde.example',
			...Array<string>(2).fill('kopie@zonneveld.example')
		]);
	const mails = await mailsAt(sink);
	const to = (address: string) => mails.find(({ recipients }) => recipients.includes(address));
	const [first, second] = [to('feest@delinde.example'), to('directie@delinde.example')];
	expect(first!.subject).toBe('Uw taart van zaterdag');
	expect(first!.text).toContain('hierbij de taart van zaterdag.');
	expect(first!.html).toContain('<strong>de taart</strong>');
	expect(first!.files.map(({ filename }) => filename)).toEqual([
		expect.stringMatching(/^10001-.*-1\.pdf$/),
		'Voorwaarden.pdf',
		'voorwaarden (2).pdf'
	]);
	expect(first!.files.slice(1).map(({ bytes }) => sha256(bytes))).toEqual(
		[plan, terms].map(({ buffer }) => sha256(buffer))
	);
	expect(second!.text).toContain('nogmaals onze factuur.');
	expect(second!.files.map(({ bytes }) => sha256(bytes))).toEqual(first!.files.map(({ bytes }) => sha256(bytes)));
	await sink.close();
});
