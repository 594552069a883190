import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { emptyStorage, fillStorage, limitStorage } from '#tests/support/full-storage.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { readLedger } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { newProfile, openBrowser } from '#tests/support/profile.ts';
import { expect, test } from './fixtures.ts';

test('a full disk is told, nothing half written stays, and with room it goes on', async ({
	page,
	relay,
	complaints
}) => {
	await limitStorage(page, relay.url);
	await openPaired(page, relay.url, relay.code);
	await enterCompany(page, bakery);
	await importFile(page, csvFile('debiteuren.csv', fewDebtors));
	await page.goto(`${relay.url}/import`);
	await page.getByLabel('Choose files').setInputFiles(csvFile('facturen.csv', fewInvoices));
	await page.getByRole('button', { name: /^Check / }).click();
	await fillStorage(page);
	await page.getByRole('button', { name: /^Import \d/ }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'The storage of this device is full.' })).toBeVisible();
	await emptyStorage(page);
	expect((await readLedger(page)).all).toBe(0);
	expect(await importFile(page, csvFile('facturen.csv', fewInvoices))).toMatchObject({ taken: 6 });
	expect((await readLedger(page)).all).toBe(6);
	complaints.length = 0;
});

/** What a browser may do to an app's storage, with the words that must be shown. */
const troubles: { name: string; script: () => void; words: string }[] = [
	{
		name: 'no word on whether data are kept',
		script: () => Object.defineProperty(Navigator.prototype, 'storage', { value: undefined }),
		words: 'This browser does not say whether it keeps what you enter.'
	},
	{
		name: 'a private window',
		script: () => {
			StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('', 'SecurityError'));
		},
		words: 'This is a private window'
	},
	{
		name: 'a database that cannot be opened',
		script: () => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('Internal error', 'UnknownError');
			};
		},
		words: 'the browser refuses'
	}
];

for (const { name, script, words } of troubles) {
	test(`${name} is told`, async ({ page, relay }) => {
		await page.addInitScript(script);
		await page.goto(relay.url);
		await expect(page.getByText(words)).toBeVisible();
	});
}

test('a browser that denies all storage is told so, in its own language', async ({ relay }) => {
	const profile = newProfile();
	mkdirSync(join(profile, 'Default'));
	const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
	writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
	const browser = await openBrowser(profile);
	const page = browser.pages()[0]!;
	await page.goto(relay.url);
	await expect(page.getByText('the browser refuses')).toBeVisible();
	await browser.close();
});

test('a ledger that the browser has removed is missed, and can be restored or begun anew', async ({
	shop: page,
	relay,
	complaints
}) => {
	await expect.poll(() => page.evaluate(() => localStorage.getItem('facturier-ledger'))).not.toBeNull();
	await page.goto(`${relay.url}/manifest.webmanifest`);
	await page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const asked = indexedDB.deleteDatabase('facturier');
				asked.onsuccess = resolve;
				asked.onerror = reject;
			})
	);
	await page.goto(relay.url);
	const note = page.getByRole('alert').filter({ hasText: 'This browser no longer has your ledger' });
	await expect(note.getByRole('link', { name: 'Restore a backup' })).toHaveAttribute('href', '/settings/backup');
	await note.getByRole('button', { name: 'I know; begin anew' }).click();
	await expect(note).toBeHidden();
	await page.reload();
	await expect(page.getByRole('button', { name: 'Load sample data' })).toBeVisible();
	await expect(note).toBeHidden();
	// The relay knows this device with its former history, and says so.
	complaints.length = 0;
});
