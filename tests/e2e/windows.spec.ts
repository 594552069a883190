import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { newFolder, startRelay } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

/** Marks a window, so that it can be seen whether it was loaded anew. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-old', ''));
const isMarked = (page: Page) => page.evaluate(() => document.body.hasAttribute('data-old'));

test('one hands over, the others see how far it is', async ({ shop, complaints }) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(shop, 60_000);
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	await shop.context().route('**/api/v1/batches/*/messages/*', async (route) => {
		await released;
		await route.continue();
	});
	await approveAll(shop);
	const other = await shop.context().newPage();
	await other.goto(shop.url());
	await expect(other.getByText('4 of 8')).toBeVisible();
	release();
	expect(await waitForReceipts(other, 60_000)).toMatchObject({ accepted: 5, waiting: 0 });
	// The tests' own block is complained of
	complaints.length = 0;
});

test('an old one lets go of the ledger for a newer version, and loses no draft', async ({ shop, complaints }) => {
	const { origin } = new URL(shop.url());
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await shop.goto(`${origin}/invoices/new`);
	await shop.getByRole('button', { name: 'Choose a debtor' }).click();
	await shop.getByRole('dialog').getByRole('button', { name: 'Hotel' }).click();
	await shop.getByRole('button', { name: 'Add line' }).click();
	const newer = await shop.context().newPage();
	await newer.goto(`${origin}/robots.txt`);
	await shop.getByLabel('Description, line 1').fill('Volkorenbrood');
	const kept = await newer.evaluate(async () => {
		const wish = indexedDB.open('facturier', 9_990);
		const db = await new Promise<IDBDatabase>((resolve) => {
			wish.onsuccess = () => resolve(wish.result);
		});
		const all = db.transaction('invoices').objectStore('invoices').getAll();
		const rows = await new Promise<{ lines: { description: string }[] }[]>((resolve) => {
			all.onsuccess = () => resolve(all.result as never);
		});
		db.close();
		return rows.flatMap(({ lines }) => lines.map(({ description }) => description));
	});
	expect(kept).toEqual(['Volkorenbrood']);
	await expect(shop.getByRole('alert').filter({ hasText: 'so this one has stopped' })).toBeVisible();
	await shop.getByRole('button', { name: 'Load anew' }).click();
	await expect(shop.getByText('This older version of Facturier leaves them alone')).toBeVisible();
	complaints.length = 0;
});

test.describe('kept on the device', () => {
	test.use({ keeps: true });

	test('a new version waits until nothing is handed over, and starts only in the window that asks for it', async ({
		page
	}) => {
		const folder = newFolder();
		const web = join(folder, 'web');
		cpSync('build', web, { recursive: true });
		const relay = await startRelay(folder, { WEB_ROOT: web });
		await page.goto(relay.url);
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		const other = await page.context().newPage();
		await other.goto(relay.url);
		for (const ending of ['br', 'gz']) rmSync(join(web, `service-worker.js.${ending}`));
		appendFileSync(join(web, 'service-worker.js'), '\n// newer\n');
		await page.reload();
		await expect(page.getByText('A new version is ready.')).toBeVisible();
		await Promise.all([mark(page), mark(other)]);

		const ended = other.evaluate(() =>
			navigator.locks.request('facturier-sync', () => {
				document.body.setAttribute('data-busy', '');
				return new Promise<void>((resolve) => document.body.addEventListener('handed-over', () => resolve()));
			})
		);
		await expect(other.locator('[data-busy]')).toBeAttached();
		await page.getByRole('button', { name: 'Restart with it' }).click();
		await expect(page.getByText('It can start once the hand-over is done.')).toBeVisible();
		expect(await isMarked(page)).toBe(true);
		await other.evaluate(() => document.body.dispatchEvent(new Event('handed-over')));
		await ended;
		await expect(page.locator('[data-old]')).toHaveCount(0);
		await expect(page.getByText('A new version is ready.')).toHaveCount(0);
		await expect(other.getByText('A newer version runs in another window.')).toBeVisible();
		expect(await isMarked(other)).toBe(true);
		await other.getByRole('button', { name: 'Load anew' }).click();
		await expect(other.locator('[data-old]')).toHaveCount(0);
		await relay.stop();
	});
});
