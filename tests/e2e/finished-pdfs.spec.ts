import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { cutPdf, foreignPdf } from '#tests/support/pdf-files.ts';
import { readLedger } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { mailsAt, sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
import { takenMails, type TakenMail } from '#tests/support/person/practice.ts';
import { pagesOf, savedJob } from '#tests/support/person/print.ts';
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

/** The hashes of the PDFs in mails, by file name. */
const pdfsIn = (mails: readonly TakenMail[]): Record<string, string> =>
	Object.fromEntries(mails.flatMap(({ files }) => files.map(({ filename, bytes }) => [filename ?? '', sha256(bytes)])));

test('a folder with a list goes out file by file as it is, the next month is drop, check, send, and each is printed and sent again as it is', async ({
	shop,
	relay
}) => {
	const sink = await sendByOwnServer(shop, relay);
	const [first, second, third] = [
		await foreignPdf('Factuur 2026/01'),
		await foreignPdf('2'),
		await foreignPdf('Derde van de folder')
	];
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
	expect(pdfsIn(await mailsAt(sink))).toEqual({ 'linde.pdf': sha256(first), 'nieuw.pdf': sha256(second) });

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

	// One alone is always looked at, also where its address was used before
	await shop.getByRole('button', { name: 'Send this one …' }).click();
	await check(shop).click();
	const mail = shop.getByRole('region', { name: 'The mail as this debtor gets it' });
	await expect(mail.getByRole('button', { name: 'Open drie.pdf' })).toBeVisible();
	await expect(shop.getByText(/^last accepted on/)).toBeVisible();
	await shop.getByRole('button', { name: 'Go on to approval' }).click();
	await shop.getByRole('button', { name: 'Send 1 invoice to 1 address' }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, failed: 0 });

	// Once more by mail, then on paper from the stored file
	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	await shop.getByRole('link', { name: /2026\/04/ }).click();
	await shop.getByRole('button', { name: 'Send again …' }).click();
	await shop.getByRole('dialog').getByLabel('This time it goes to').fill('ander@klant.example');
	await shop.getByRole('button', { name: 'Send to 1 address' }).click();
	await shop.waitForURL('**/outbox**');
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, failed: 0 });
	const again = (await mailsAt(sink)).filter(({ recipients }) => recipients.includes('ander@klant.example'));
	expect(pdfsIn(again)).toEqual({ 'drie.pdf': sha256(third) });
	await shop.getByRole('link', { name: 'Ledger', exact: true }).click();
	await shop.getByRole('link', { name: /2026\/04/ }).click();
	await shop.getByRole('button', { name: 'Open or reprint' }).click();
	await shop.getByRole('dialog').getByRole('button', { name: 'Print …' }).click();
	await shop.getByRole('button', { name: 'Prepare 1 invoice' }).click();
	expect(pagesOf(await savedJob(shop))).toEqual([expect.stringContaining('Derde van de folder')]);
	await sink.close();
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
	expect(pdfsIn(await takenMails(shop))['10001_F1.pdf']).toBe(sha256(pdf));
});
