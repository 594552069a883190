import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { readLedger, waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { startRelay } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

test('without its relay the app opens and approves; what was approved goes out when the relay is back', async ({
	shop,
	relay,
	complaints
}) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(shop, 60_000);
	await shop.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await relay.stop();

	await shop.reload();
	expect((await readLedger(shop)).all).toBe(6);
	expect(await approveAll(shop)).toMatchObject({ invoices: 4, addresses: 5 });
	await expect(shop.getByText('Waits on this device', { exact: true })).toBeVisible();
	await shop.reload();
	await expect(shop.getByText('Waits on this device', { exact: true })).toBeVisible();

	const back = await startRelay(relay.folder, { WEB_ROOT: 'build', PORT: new URL(relay.url).port });
	expect(await waitForReceipts(shop, 90_000)).toEqual({ accepted: 5, uncertain: 0, failed: 0, waiting: 0 });
	await back.stop();
	// A browser tells of each request that found no server.
	const others = complaints.filter((words) => !words.includes('net::ERR_CONNECTION_REFUSED'));
	complaints.splice(0, Infinity, ...others);
});
