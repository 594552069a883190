import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';

/** The counts on the ledger's books and chips. */
export interface LedgerFigures {
	all: number;
	mail: number;
	paper: number;
	problems: number;
}

/** Reads the books and chips of the ledger. */
export async function readLedger(page: Page): Promise<LedgerFigures> {
	await page.goto(new URL('/', page.url()).href);
	const number = (text: string) => Number(text.replace(/\D/g, ''));
	const book = async (name: string) => number(await page.getByRole('tab', { name }).innerText());
	await expect(page.getByRole('tab', { name: /^All/ })).toHaveText(/\d/);
	return {
		all: await book('All'),
		mail: await book('Mail'),
		paper: await book('Paper'),
		problems: number(await page.getByRole('button', { name: /Problems/ }).innerText())
	};
}

/** Waits until every document is made: no invoice of the ledger lacks one. */
export async function waitForDocuments(page: Page, timeout: number): Promise<void> {
	await page.goto(new URL('/', page.url()).href);
	await expect(page.getByText('All documents are made')).toBeAttached({ timeout });
}

/** Saves all documents of the ledger, as the person who ticks everything and takes the files. By file name. */
export async function saveDocuments(page: Page, timeout: number): Promise<Record<string, Uint8Array>> {
	await page.goto(new URL('/', page.url()).href);
	await page.getByLabel('Tick all shown').check();
	await page.getByRole('button', { name: 'More …' }).click();
	await page.getByRole('button', { name: 'Save as PDF files' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download', { timeout }),
		page.getByRole('button', { name: 'Save as ZIP' }).click()
	]);
	return unzipSync(new Uint8Array(await readFile(await download.path())));
}
