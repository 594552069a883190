import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openPaired } from '#tests/support/person/pairing.ts';
import { loadSamples, sendOneSample } from '#tests/support/person/samples.ts';
import { screens } from '#tests/support/person/screens.ts';
import { wordsOf } from '#tests/support/person/words.ts';
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

const words = wordsOf('en');

let relay: RunningRelay;
let page: Page;
let complaints: string[] = [];

test.beforeAll(async ({ browser }) => {
	relay = await startRelay(undefined, { WEB_ROOT: 'build' });
	const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
	page = await context.newPage();
	await openPaired(page, relay.url, relay.code);
	await loadSamples(page);
	await sendOneSample(page);
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
});

test.afterAll(async () => {
	await page.context().close();
	await relay.stop();
});

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
			await screen.open(page, words);
			expect.soft(await overflow(), `wider than ${size.width}`).toBe(0);
			for (const colorScheme of schemes) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				const name = `${screen.name}-${size.width}x${size.height}-${colorScheme}`;
				expect.soft(await faults(axeFor(colorScheme)), name).toEqual([]);
			}
		}
		expect(complaints).toEqual([]);
	});
}
