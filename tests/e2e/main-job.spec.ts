import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { readLedger, saveDocuments, waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile('debiteuren.csv', fewDebtors);
const invoices = csvFile('facturen.csv', fewInvoices);

test.describe('kept on the device', () => {
	test.use({ keeps: true });

	test('from two files to a receipt per recipient', async ({ shop }) => {
		expect(await importFile(shop, debtors)).toMatchObject({ taken: 5, refused: 0 });
		const imported = await importFile(shop, invoices);
		expect(imported).toEqual({ taken: 6, refused: 0, lines: 8, net: '756.90', gross: '823.34' });
		await waitForDocuments(shop, 60_000);
		expect(await readLedger(shop)).toEqual({ all: 6, mail: 5, paper: 1, problems: 1 });
		expect(Object.keys(await saveDocuments(shop, 30_000))).toHaveLength(6);

		const approved = await approveAll(shop);
		expect(approved).toMatchObject({ invoices: 4, addresses: 5, keptBack: 1 });
		expect(await waitForReceipts(shop, 60_000)).toEqual({ accepted: 5, uncertain: 0, failed: 0, waiting: 0 });

		await shop.goto(new URL('/', shop.url()).href);
		await shop.getByRole('link', { name: /Boerderij/ }).click();
		const detail = shop.getByRole('region', { name: 'Invoice', exact: true });
		await expect(detail.getByText('a@hoekje.example').first()).toBeVisible();
		await expect(detail.getByText('b@hoekje.example').first()).toBeVisible();

		await shop.goto(new URL('/practice', shop.url()).href);
		await shop.getByRole('link', { name: /F2026002/ }).click();
		await expect(shop.getByText('buchhaltung@zolc.example').first()).toBeVisible();
	});
});

test('the same files again make no doubles; an address field that holds words is kept as written, and its invoice waits until it is mended; a second company begins empty beside it', async ({
	shop
}) => {
	await importFile(shop, debtors);
	await importFile(shop, invoices);
	await shop.goto(new URL('/import', shop.url()).href);
	await shop.getByLabel('Choose files').setInputFiles(invoices);
	await shop.getByRole('button', { name: /^Check / }).click();
	await expect(shop.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
	await waitForDocuments(shop, 60_000);
	await shop.goto(new URL('/', shop.url()).href);
	await expect(shop.getByText('cannot be mailed: volgt nog')).toBeVisible();
	await shop.goto(new URL('/send', shop.url()).href);
	await shop.getByRole('button', { name: /^Check \d/ }).click();
	await expect(shop.getByText('the address field says “volgt nog”')).toBeVisible();
	await shop.getByRole('button', { name: 'Write the address' }).click();
	await shop.getByLabel('Mail addresses for invoices of Scouting Heelsum').fill('penning@scouting.example');
	await shop.getByRole('button', { name: 'Use this' }).click();
	await expect(shop.getByText('the address field says “volgt nog”')).toHaveCount(0);
	expect(await readLedger(shop)).toMatchObject({ all: 6, problems: 0 });

	await enterCompany(shop, { ...bakery, name: 'Lunchroom Zonneveld' });
	await shop.goto(new URL('/', shop.url()).href);
	await expect(shop.getByText('Your ledger is empty')).toBeVisible();
	await shop.getByLabel('Issuer').selectOption({ label: bakery.name });
	await expect(shop.getByRole('list', { name: 'Ledger' }).getByRole('listitem')).toHaveCount(6);
});
