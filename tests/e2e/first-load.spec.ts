import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { expect, test } from './fixtures.ts';

/** A word by which each library that only some screens need is known in minified code. */
const heavy = {
	'pdf.js': 'GlobalWorkerOptions',
	jsPDF: 'jsPDF',
	papaparse: 'BAD_DELIMITERS',
	'postal-mime': 'PostalMime',
	'markdown-it': 'typographer'
};

/** Opens the app for the first time, and gives what it fetches of scripts until `sign` shows. */
async function scriptsOf(page: Page, url: string, sign: string): Promise<Map<string, string>> {
	const scripts = new Map<string, string>();
	const reading: Promise<unknown>[] = [];
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (/\.m?js$/.test(pathname)) reading.push(response.text().then((text) => scripts.set(pathname, text)));
	});
	await page.goto(url);
	await expect(page.getByText(sign).first()).toBeAttached();
	await Promise.all(reading);
	return scripts;
}

function expectLight(scripts: Map<string, string>): void {
	const sizes = [...scripts.values()].map((text) => gzipSync(text, { level: 9 }).length);
	expect(sizes.length).toBeGreaterThan(0);
	// Left to itself, the bundler makes several times as many
	expect(sizes.length).toBeLessThanOrEqual(30);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
	for (const [library, word] of Object.entries(heavy)) {
		const holders = [...scripts].filter(([, text]) => text.includes(word)).map(([name]) => name);
		expect(holders, library).toEqual([]);
	}
}

test('the libraries that a first load goes without are known by their words', () => {
	const files = readdirSync('build/_app', { recursive: true, encoding: 'utf8' }).filter((name) => /\.m?js$/.test(name));
	const texts = files.map((name) => readFileSync(join('build/_app', name), 'utf8'));
	for (const [library, word] of Object.entries(heavy)) {
		expect(
			texts.some((text) => text.includes(word)),
			library
		).toBe(true);
	}
});

test('the first load of an empty ledger is light', async ({ page, relay }) => {
	expectLight(await scriptsOf(page, relay.url, 'Rather look around first?'));
});

test('the first load of a full ledger is light', async ({ shop, context }) => {
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(shop, 60_000);
	const url = shop.url();
	await shop.close();
	expectLight(await scriptsOf(await context.newPage(), url, 'Hotel De Linde'));
});
