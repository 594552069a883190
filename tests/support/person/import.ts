import { expect, type Locator, type Page } from '@playwright/test';

/** What the import's check says of a file. */
export interface Imported {
	/** New and changed ones. */
	taken: number;
	/** Refused and in conflict. */
	refused: number;
	lines: number;
	/** Sums over all invoices as the screen writes them, e.g. `2328.60`. */
	net: string;
	gross: string;
}

/** Imports a file as far as its rows are good, and gives what the check said. */
export async function importFile(page: Page, path: string): Promise<Imported> {
	await page.goto(new URL('/import', page.url()).href);
	await page.getByLabel('Choose files').setInputFiles(path);
	await answerQuestions(page);
	await page.getByRole('button', { name: /^Check / }).click();
	const figures = page.getByLabel('What would happen');
	await expect(figures).toBeVisible();
	const differing = page.getByRole('checkbox', { name: /whose stated total differs/ });
	if ((await differing.count()) > 0) await differing.check();
	const imported = await readFigures(figures);
	await page.getByRole('button', { name: /^Import \d/ }).click();
	await expect(page.getByRole('status').filter({ hasText: /imported/ })).toBeVisible({ timeout: 120_000 });
	return imported;
}

/** Where the file itself does not show what a mark or a day means, the first offer is taken. */
async function answerQuestions(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: /^Check / })).toBeVisible();
	for (const question of await page.getByRole('radiogroup').all()) {
		await question.getByRole('radio').first().check();
	}
}

async function readFigures(figures: Locator): Promise<Imported> {
	const all: Record<string, string> = {};
	for (const row of await figures.locator('> div').all()) {
		all[(await row.locator('dt').innerText()).toLowerCase()] = await row.locator('dd').innerText();
	}
	const count = (name: string) => Number((all[name] ?? '0').replace(/\D/g, ''));
	return {
		taken: count('new') + count('changed'),
		refused: count('refused') + count('conflict'),
		lines: count('lines') + count('line'),
		net: plain(all['excl. vat'] ?? '0'),
		gross: plain(all['incl. vat'] ?? '0')
	};
}

/** An amount as English writes it (`€2,328.60`) as plain text with a point. */
export const plain = (amount: string): string => amount.replace('\u2212', '-').replace(/[^\d.-]/g, '');
