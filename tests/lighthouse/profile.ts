import { chromium } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { loadSamples } from '#tests/support/person/samples.ts';
import type { RunningRelay } from '#tests/support/relay.ts';

/** Pairs the app with the relay in a fresh profile and loads the sample data, as a person does; gives an invoice's address. */
export async function fillProfile(profile: string, relay: RunningRelay): Promise<string> {
	const context = await chromium.launchPersistentContext(profile, { ...launchOptions, locale: 'en-GB' });
	const page = context.pages()[0] ?? (await context.newPage());
	page.setDefaultTimeout(120_000);
	await openPaired(page, relay.url, relay.code);
	await loadSamples(page);
	await waitForDocuments(page, 300_000);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
	await page.waitForURL(/invoice=/);
	const { pathname, search } = new URL(page.url());
	await context.close();
	return pathname + search;
}
