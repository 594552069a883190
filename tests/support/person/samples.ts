import { expect, type Page } from '@playwright/test';
import { chooseState } from './ledger.ts';
import { waitForReceipts } from './send.ts';

/** Loads the sample data under Getting started; ends in the ledger. */
export async function loadSamples(page: Page): Promise<void> {
	await page.goto(new URL('/setup', page.url()).href);
	await page.getByRole('button', { name: 'Load sample data' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await expect(page.getByRole('tab', { name: /^All/ })).toHaveText(/\d{3}/);
}

/** From the ledger on: sends one invoice of the sample data, so that the practice mailbox holds a mail. Ends in the outbox. */
export async function sendOneSample(page: Page): Promise<void> {
	await page.getByRole('tab', { name: /^Mail/ }).click();
	await chooseState(page, 'To send');
	await page
		.getByRole('checkbox', { name: /^Tick invoice/ })
		.first()
		.check();
	await page.getByRole('button', { name: 'Send 1 invoice …' }).click();
	await page.getByRole('button', { name: /^Check \d/ }).click();
	await page.getByRole('button', { name: 'Go on to approval' }).click();
	await page.getByRole('button', { name: /^Try .* in the practice mailbox$/ }).click();
	await waitForReceipts(page, 60_000);
}
