import { expect, type Page } from '@playwright/test';

/** Loads the sample data under Getting started; ends in the ledger. */
export async function loadSamples(page: Page): Promise<void> {
	await page.goto(new URL('/setup', page.url()).href);
	await page.getByRole('button', { name: 'Load sample data' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await expect(page.getByRole('tab', { name: /^All/ })).toHaveText(/\d{3}/);
}
