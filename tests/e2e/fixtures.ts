import { test as base, type Page } from '@playwright/test';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { openPaired } from '#tests/support/person/pairing.ts';

/** What every end-to-end test may ask for. */
interface Fixtures {
	/** A relay of the test's own that serves the built app. */
	relay: RunningRelay;
	/** Whether the app keeps itself on the device: fetching all of it takes a quarter of a short test. */
	keeps: boolean;
	/** Errors and warnings of the console; the test fails where there are any. */
	complaints: string[];
	/** The app, paired with the relay. */
	app: Page;
	/** The app with the bakery entered as company. */
	shop: Page;
}

export const test = base.extend<Fixtures>({
	keeps: [false, { option: true }],
	context: async ({ context, keeps }, use) => {
		if (!keeps) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
		await use(context);
	},
	// eslint-disable-next-line no-empty-pattern
	relay: async ({}, use) => {
		const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
		await use(relay);
		await relay.stop();
	},
	complaints: async ({ page }, use) => {
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(String(error)));
		await use(complaints);
		test.expect(complaints).toEqual([]);
	},
	app: async ({ page, relay, complaints }, use) => {
		await openPaired(page, relay.url, relay.code);
		complaints.length = 0;
		await use(page);
	},
	shop: async ({ app }, use) => {
		await enterCompany(app, bakery);
		await use(app);
	}
});

export const { expect } = test;
