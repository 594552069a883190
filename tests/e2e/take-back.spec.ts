import { csvFile } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors =
	'Debiteurnummer;Naam;Plaats;Factuur e-mail;Taal;Verzendwijze\nD1;Hotel De Linde;Renkum;oud@linde.example;nl;e-mail';
const invoices =
	'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %\nF1;1-2-2026;D1;Brood;1;2,50;9';

test('a mail that is put off is taken back; one that is refused is corrected and sent', async ({ shop, relay }) => {
	const greylist = { on: true };
	const sink = await sendByOwnServer(shop, relay, ({ step, of }) => {
		if (step !== 'rcpt') return null;
		if (greylist.on) return '450 4.7.1 try again later';
		return of === 'oud@linde.example' ? '550 5.1.1 no such user' : null;
	});
	await importFile(shop, csvFile('d.csv', debtors));
	await importFile(shop, csvFile('f.csv', invoices));
	await waitForDocuments(shop, 60_000);

	await approveAll(shop);
	await expect(shop.getByText('1 address is tried again')).toBeVisible({ timeout: 30_000 });
	await shop.getByRole('button', { name: 'Take back what has not left' }).click();
	await shop.getByRole('button', { name: 'Take it back', exact: true }).click();
	await expect(shop.getByText('is done: 1 taken back.')).toBeVisible({ timeout: 30_000 });
	const told = shop.getByText('is done: 1 taken back.');
	await told.locator('..').getByRole('button', { name: 'Close' }).click();
	await expect(told).toHaveCount(0);

	greylist.on = false;
	await approveAll(shop);
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 0, failed: 1 });
	await expect(shop.getByRole('alert').filter({ hasText: 'is done: 1 not delivered' })).toBeVisible();
	await shop.getByLabel('Tell me when a batch is done').uncheck();
	await shop.getByRole('link', { name: 'Correct and send' }).click();
	await shop.getByLabel('This time it goes to').fill('nieuw@linde.example');
	await shop.getByRole('button', { name: 'Send to 1 address' }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, failed: 0 });
	await expect(shop.getByText('is done: 1 accepted')).toHaveCount(0);
	expect(sink.taken.map(({ recipients }) => recipients)).toEqual([['nieuw@linde.example']]);
	await sink.close();
});
