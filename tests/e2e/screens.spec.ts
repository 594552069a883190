import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chooseState } from '#tests/support/person/ledger.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { loadSamples } from '#tests/support/person/samples.ts';
import { screens } from '#tests/support/person/screens.ts';
import { waitForReceipts } from '#tests/support/person/send.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

const tablet = { width: 1180, height: 820 };
const phone = { width: 390, height: 844 };
/** How each screen is looked at; colours do not depend on the size, so that dark is looked at on the tablet alone. */
const looks = [
	{ size: tablet, schemes: ['light', 'dark'] },
	{ size: phone, schemes: ['light'] }
] as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All rules in light; in dark what colours alone can break. */
const axeFor = (scheme: 'light' | 'dark') =>
	scheme === 'light'
		? new AxeBuilder({ page }).withTags(rules)
		: new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']);

let relay: RunningRelay;
let page: Page;
let complaints: string[] = [];

test.beforeAll(async ({ browser }) => {
	relay = await startRelay(undefined, { WEB_ROOT: 'build' });
	const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
	page = await context.newPage();
	await openPaired(page, relay.url, relay.code);
	await loadSamples(page);
	await sendOne();
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
});

test.afterAll(async () => {
	await page.context().close();
	await relay.stop();
});

/** Sends one invoice of the sample data, so that the practice mailbox holds a mail. */
async function sendOne(): Promise<void> {
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

const overflow = (): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What axe finds, as rule and place. */
async function faults(axe: AxeBuilder): Promise<string[]> {
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`)
	);
}

for (const screen of screens) {
	test(`${screen.name}: for everybody, in light and dark, on tablet and phone`, async () => {
		complaints = [];
		for (const { size, schemes } of looks) {
			await page.setViewportSize(size);
			await screen.open(page);
			expect.soft(await overflow(), `wider than ${size.width}`).toBe(0);
			for (const colorScheme of schemes) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				const name = `${screen.name}-${size.width}x${size.height}-${colorScheme}`;
				if (process.env.SCREENS) await page.screenshot({ path: `test-results/screens/${name}.png` });
				expect.soft(await faults(axeFor(colorScheme)), name).toEqual([]);
			}
		}
		expect(complaints).toEqual([]);
	});
}
