import type { Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { makeBackup, restoreBackup } from '#tests/support/person/backup.ts';
import { importFile } from '#tests/support/person/import.ts';
import { issueInvoice, writeInvoice } from '#tests/support/person/invoice.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { runAdmin } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

const bread = [{ description: 'Zuurdesem', quantity: '10', price: '3.20', vat: '9' }];
const year = new Date().getFullYear();

/** Writes and issues an invoice; the relay hears of it by itself. */
async function bill(page: Page, number: string): Promise<void> {
	await writeInvoice(page, 'Boerderij ’t Hoekje', bread);
	const heard = page.waitForResponse((answer) => answer.url().endsWith('/heads') && answer.ok());
	await issueInvoice(page, number);
	await heard;
}

test('a lost tablet: the backup gives the ledger back elsewhere, and no number is given twice', async ({
	shop,
	relay,
	browser
}) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await bill(shop, `${year}-0001`);
	const file = await makeBackup(shop);
	await expect(shop.getByRole('navigation', { name: 'Status' }).getByText('Backup today')).toBeVisible();
	await bill(shop, `${year}-0002`);
	await shop.context().close();

	const page = await (await browser.newContext()).newPage();
	await page.goto(relay.url);
	await restoreBackup(page, file, 'a guess that is wrong');
	await expect(page.getByText('The passphrase does not open this file.')).toBeVisible();
	await restoreBackup(page, file);
	await expect(page.getByText('The ledger is back')).toBeVisible();

	const link = await runAdmin(relay.folder, 'pair');
	await openPaired(page, relay.url, /#pair=([A-Z]+)/.exec(link)![1]!);
	await page.goto(new URL('/settings/series', page.url()).href);
	await expect(page.getByText('After the backup 1 more number was given.')).toBeVisible();
	await page.getByRole('button', { name: `Go on with ${year}-0003` }).click();
	await expect(page.getByText(`next: ${year}-0003`)).toBeVisible();

	await bill(page, `${year}-0003`);
	expect(await approveAll(page)).toMatchObject({ invoices: 2 });
	expect(await waitForReceipts(page, 60_000)).toMatchObject({ uncertain: 0, failed: 0, waiting: 0 });
	await page.context().close();
});
