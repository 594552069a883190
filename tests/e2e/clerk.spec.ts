import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { csvFile } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { tabTo } from '#tests/support/person/keys.ts';
import { sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
import { waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile(
	'd.csv',
	[
		'Debiteurnummer;Naam;Plaats;Factuur e-mail;Taal;Verzendwijze',
		'1;Zonnehof;Ede;zon@clerk.example;nl;e-mail',
		'2;Ark;Ede;ark@clerk.example;nl;e-mail',
		'3;Molen;Ede;molen@clerk.example;nl;e-mail',
		'4;Bron;Ede;bron@clerk.example;nl;e-mail'
	].join('\n')
);
const invoices = csvFile(
	'f.csv',
	[
		'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %',
		'F1;1-10-2026;1;Brood;1;100,00;9',
		'F2;2-11-2026;2;Brood;1;20,00;9',
		'F3;3-11-2026;3;Brood;1;30,00;9',
		'F4;4-11-2026;4;Brood;1;40,00;9'
	].join('\n')
);

const row = (page: Page, name: string) =>
	page.getByRole('list', { name: 'Ledger' }).getByRole('link', { name: new RegExp(`^${name}`) });
const names = (page: Page) => page.getByRole('list', { name: 'Ledger' }).locator('.name').allInnerTexts();

/** From anywhere on the ledger: finds an invoice by words and opens it. */
async function open(page: Page, words: string): Promise<void> {
	const search = page.getByRole('searchbox', { name: 'Name, number, address' });
	await expect(search).toBeVisible();
	await page.keyboard.press('/');
	await expect(search).toBeFocused();
	await page.keyboard.type(words);
	await expect(page.getByRole('list', { name: 'Ledger' }).getByRole('listitem')).toHaveCount(1);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('article', { name: /^Invoice / })).toBeVisible();
}

test('a clerk’s morning by keyboard: one is held, the rest of the month is sent, one sent again, one printed again', async ({
	shop: page,
	relay
}) => {
	const sink = await sendByOwnServer(page, relay);
	await importFile(page, debtors);
	await importFile(page, invoices);
	await waitForDocuments(page, 60_000);

	// Ordered by name, which stays so
	await tabTo(page, /^Debtor( |$)/);
	await expect.poll(() => names(page)).toEqual(['Ark', 'Bron', 'Molen', 'Zonnehof']);
	await page.reload();
	await expect.poll(() => names(page)).toEqual(['Ark', 'Bron', 'Molen', 'Zonnehof']);

	// A range of ticks by keys, what it comes to, and Escape
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox', { name: 'Name, number, address' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(row(page, 'Ark')).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('End');
	await page.keyboard.press('Shift+Space');
	await expect(page.getByText('4 ticked')).toBeVisible();
	await expect(page.getByText('4 addresses · €207.10')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByText('4 ticked')).toBeHidden();

	// One is held, let go again by a second thought, and held after all
	await row(page, 'Molen').focus();
	await page.keyboard.press('Space');
	for (const undo of [true, false]) {
		await tabTo(page, 'Hold');
		await tabTo(page, 'Hold 1 invoice');
		await expect(page.getByText('1 invoice is held.').last()).toBeVisible();
		if (undo) await tabTo(page, 'Undo');
		await expect(page.getByRole('button', { name: /^\d+ Held$/ })).toHaveText(undo ? /0/ : /1/);
	}
	await page.keyboard.press('Escape');

	// All of November that is not yet sent
	await tabTo(page, 'What the list shows');
	await page.getByLabel('Invoices of').selectOption({ label: 'November 2026' });
	await page.getByLabel('Not yet sent').focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Escape');
	await expect.poll(() => names(page)).toEqual(['Ark', 'Bron', 'Molen']);
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox', { name: 'Name, number, address' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(row(page, 'Molen')).toBeFocused();
	await page.keyboard.press('Control+a');
	await expect(page.getByText('3 ticked')).toBeVisible();
	await tabTo(page, 'Send 2 invoices …');
	await tabTo(page, /^Check \d/);
	await tabTo(page, 'Go on to approval');
	await tabTo(page, /^Send 2 invoices to/);
	await page.waitForURL('**/outbox**');
	expect(await waitForReceipts(page, 60_000)).toMatchObject({ accepted: 2, failed: 0 });

	// One is sent once more
	await tabTo(page, 'Ledger');
	await open(page, '43.60');
	await tabTo(page, /^Send again/);
	await tabTo(page, 'Send to 1 address');
	await page.waitForURL('**/outbox**');
	expect(await waitForReceipts(page, 60_000)).toMatchObject({ accepted: 1, failed: 0 });
	expect(sink.taken.flatMap(({ recipients }) => recipients).toSorted()).toEqual([
		'ark@clerk.example',
		'bron@clerk.example',
		'bron@clerk.example'
	]);

	// The document that was sent is the one that is looked at and printed again
	await tabTo(page, 'Ledger');
	await open(page, 'Ark');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		(async () => {
			await tabTo(page, 'Open or reprint');
			await tabTo(page, 'Download PDF');
		})()
	]);
	expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
	await sink.close();
});
