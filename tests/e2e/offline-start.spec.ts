import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { readLedger, waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { newProfile, openBrowser } from '#tests/support/profile.ts';
import { startRelay } from '#tests/support/relay.ts';
import { plainRoutes } from '#tests/support/routes.ts';
import { expect, test } from './fixtures.ts';

test('a day without its relay: the browser is started twice, every screen opens, what was approved goes out later', async ({
	relay
}) => {
	const profile = newProfile();
	const { origin } = new URL(relay.url);
	let browser = await openBrowser(profile);
	let page = browser.pages()[0]!;
	await openPaired(page, relay.url, relay.code);
	await enterCompany(page, bakery);
	await importFile(page, csvFile('debiteuren.csv', fewDebtors));
	await importFile(page, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(page, 60_000);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	const devtools = await browser.newCDPSession(page);
	expect(await devtools.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
	expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
	await browser.close();
	await relay.stop();

	browser = await openBrowser(profile);
	page = browser.pages()[0]!;
	await page.goto(origin);
	expect((await readLedger(page)).all).toBe(6);
	for (const route of plainRoutes()) {
		await page.goto(origin + route);
		await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
		await expect(page.getByText(/Something went wrong|no such page/)).toHaveCount(0);
	}
	expect(await approveAll(page)).toMatchObject({ invoices: 4, addresses: 5 });
	await expect(page.getByText('Waits on this device', { exact: true })).toBeVisible();
	await browser.close();

	const back = await startRelay(relay.folder, { WEB_ROOT: 'build', PORT: new URL(relay.url).port });
	browser = await openBrowser(profile);
	page = browser.pages()[0]!;
	await page.goto(`${origin}/outbox`);
	expect(await waitForReceipts(page, 90_000)).toEqual({ accepted: 5, uncertain: 0, failed: 0, waiting: 0 });
	await browser.close();
	await back.stop();
});
