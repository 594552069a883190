import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { cutPdf, foreignPdf } from '#tests/support/pdf-files.ts';
import { readLedger } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const debtors = csvFile('debiteuren.csv', fewDebtors);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A folder with these files. */
function folderOf(files: Record<string, string | Uint8Array>): string {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-pdfs-'));
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	return folder;
}

/** Gives a whole folder to the import. */
async function giveFolder(page: Page, folder: string): Promise<void> {
	await page.goto(new URL('/import', page.url()).href);
	await page.getByLabel('Choose a folder').setInputFiles(folder);
}

const check = (page: Page) => page.getByRole('button', { name: /^Check \d/ });

/** The hashes of the PDFs that the practice mailbox has taken, by file name. */
async function receivedPdfs(page: Page): Promise<Record<string, string>> {
	const at = (path: string) => page.request.get(new URL(`/api/v1/practice/${path}`, page.url()).href);
	const { mails } = (await (await at('mails')).json()) as { mails: { id: string }[] };
	const found: Record<string, string> = {};
	for (const { id } of mails) {
		const raw = await (await at(`mails/${id}`)).body();
		for (const { filename, content } of (await PostalMime.parse(raw)).attachments) {
			found[filename ?? ''] = sha256(new Uint8Array(content as ArrayBuffer));
		}
	}
	return found;
}

test('a folder with a list goes out file by file as it is, and the next month is drop, check, send', async ({
	shop
}) => {
	const [first, second, third] = [await foreignPdf('Factuur 2026/01'), await foreignPdf('2'), await foreignPdf('3')];
	await importFile(shop, debtors);
	const heads = 'Factuurnummer;Klantnummer;Naam;Factuur e-mail;Datum;Bedrag;Bestand';
	const list = [
		heads,
		'2026/01;10001;;;2-11-2026;1.210,00;linde.pdf',
		'2026/02;20001;Nieuwe Klant;nieuw@klant.example;3-11-2026;60,50;nieuw.pdf',
		'2026/03;10001;;;3-11-2026;10,00;weg.pdf'
	];
	await giveFolder(
		shop,
		folderOf({
			'lijst.csv': list.join('\r\n'),
			'linde.pdf': first,
			'nieuw.pdf': second,
			'half.pdf': await cutPdf('half')
		})
	);
	await check(shop).click();
	const refused = shop.getByRole('list', { name: 'Refused' });
	await expect(refused.getByText('“weg.pdf” was not among the files')).toBeVisible();
	await expect(refused.getByText('The PDF is damaged')).toBeVisible();
	await expect(shop.getByLabel('What would happen')).toContainText('€1,270.50');
	await shop.getByRole('button', { name: 'Import 2 invoices; leave out 2' }).click();
	await expect(shop.getByText('1 debtor came along and is new.')).toBeVisible();
	expect(await readLedger(shop)).toMatchObject({ all: 2, mail: 2 });

	await shop.goto(new URL('/send', shop.url()).href);
	await check(shop).click();
	await expect(shop.getByText('Not checkable').first()).toBeVisible();
	expect(await approveAll(shop)).toMatchObject({ invoices: 2, addresses: 2, amount: '1270.50' });
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 2, failed: 0 });
	expect(await receivedPdfs(shop)).toEqual({ 'linde.pdf': sha256(first), 'nieuw.pdf': sha256(second) });

	await giveFolder(
		shop,
		folderOf({
			'lijst.csv': [heads, list[1], '2026/04;20001;;;1-12-2026;5,00;drie.pdf'].join('\r\n'),
			'linde.pdf': first,
			'drie.pdf': third
		})
	);
	await shop.getByRole('button', { name: 'Import 1 invoice' }).click();
	await expect(shop.getByText('1 invoice imported')).toBeVisible();
	await shop.goto(new URL('/', shop.url()).href);
	await shop.getByRole('link', { name: /2026\/04/ }).click();
	await expect(shop.getByText('Correct it there and import the new PDF.')).toBeVisible();
});

test('the names alone are enough: the pattern is guessed, shown on the files, and can be changed', async ({ shop }) => {
	await importFile(shop, debtors);
	const pdf = await foreignPdf('Factuur F1');
	await giveFolder(
		shop,
		folderOf({ '10001_F1.pdf': pdf, '10002_F2.pdf': await foreignPdf('F2'), '99_F3.pdf': await foreignPdf('F3') })
	);
	const names = shop.getByRole('region', { name: 'The first names' });
	await expect(shop.getByLabel('What the names say')).toHaveValue('{debtor}_{number}');
	await expect(names.getByRole('row', { name: '10001_F1.pdf F1 Hotel De Linde' })).toBeVisible();
	await expect(names.getByText('“99” is not in the ledger')).toBeVisible();
	await shop.getByLabel('What the names say').fill('{debtor}_F{number}');
	await expect(names.getByRole('row', { name: '10001_F1.pdf 1 Hotel De Linde' })).toBeVisible();
	await check(shop).click();
	await shop.getByRole('button', { name: 'Import 2 invoices; leave out 1' }).click();
	await expect(shop.getByText('2 invoices imported')).toBeVisible();
	expect(await approveAll(shop)).toMatchObject({ invoices: 2, addresses: 2 });
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 2, failed: 0 });
	expect((await receivedPdfs(shop))['10001_F1.pdf']).toBe(sha256(pdf));
});
