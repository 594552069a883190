import type { Locator, Page } from '@playwright/test';
import { heard, listen } from '#tests/support/person/hearing.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { tabTo } from '#tests/support/person/keys.ts';
import { loadSamples } from '#tests/support/person/samples.ts';
import { screens } from '#tests/support/person/screens.ts';
import { wordsOf } from '#tests/support/person/words.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

/** WCAG 2.2 beyond what axe can see, on the screens of each day. */
const daily = screens.filter(({ name }) =>
	['ledger', 'invoice-sent', 'draft', 'debtor', 'send-choose', 'send-approve', 'texts', 'settings'].includes(name)
);
const tablet = { width: 1180, height: 820 };
const words = wordsOf('en');

let relay: RunningRelay;
let page: Page;

test.beforeAll(async ({ browser }) => {
	relay = await startRelay(undefined, { WEB_ROOT: 'build' });
	const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', viewport: tablet });
	await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
	page = await context.newPage();
	await listen(page);
	await openPaired(page, relay.url, relay.code);
	await loadSamples(page);
});

test.afterAll(async () => {
	await page.context().close();
	await relay.stop();
});

test.beforeEach(() => page.setViewportSize(tablet));

/** What stands in nobody's sight: wider than the window or than its sheet, or in a place to scroll that is too low to read in. */
const hidden = (): Promise<string[]> =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const named = (element: Element) => element.getAttribute('aria-label') ?? element.className;
		const low = [...document.querySelectorAll<HTMLElement>('main *')].filter(
			(element) =>
				getComputedStyle(element).overflowY === 'auto' &&
				element.clientWidth > 0 &&
				element.clientHeight < 120 &&
				element.scrollHeight > element.clientHeight + 1
		);
		const wide = [...document.querySelectorAll('main [role=group][tabindex="0"]')].filter(
			(element) => element.scrollWidth > element.clientWidth + 1
		);
		return [...(scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : []), ...[...low, ...wide].map(named)];
	});

/** Sets text as far apart as a person may ask for (1.4.12); as a sheet of the document, which its policy allows. */
function spaceOut() {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(
		'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
	);
	document.adoptedStyleSheets = [sheet];
}

/** Buttons whose words do not fit them. */
const cutButtons = (): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main .button')]
			.filter((button) => button.clientWidth > 0 && button.scrollWidth > button.clientWidth + 1)
			.map((button) => button.innerText)
	);

for (const screen of daily) {
	test(`${screen.name}: all of it within reach at twice the size, at 320 pixels, and with text spaced out`, async () => {
		await screen.open(page, words);
		for (const [width, height] of [
			[590, 410],
			[320, 256]
		] as const) {
			await page.setViewportSize({ width, height });
			await expect.poll(hidden, { message: `${width} by ${height}` }).toEqual([]);
		}
		await page.setViewportSize(tablet);
		await page.evaluate(spaceOut);
		expect(await cutButtons(), 'spaced out').toEqual([]);
	});
}

const style = (place: Locator, property: string, pseudo?: '::after' | '::before'): Promise<string> =>
	place.evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name), [
		property,
		pseudo
	] as const);

test('forced colours leave ticks, states, what is chosen and the place of the focus in sight', async () => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto(relay.url);
	const chip = page.getByRole('button', { name: /^\d+ Problems$/ });
	await chip.click();
	expect(await style(chip, 'outline-style')).toBe('solid');
	const strips = page.getByRole('group', { name: 'States' }).locator('i');
	const colours = await strips.evaluateAll((all) => all.map((strip) => getComputedStyle(strip).background));
	expect(new Set(colours).size).toBeGreaterThanOrEqual(5);
	const tick = page.getByRole('checkbox', { name: /^Tick invoice/ }).first();
	expect(await style(tick, 'appearance')).toBe('auto');
	await page.keyboard.press('/');
	expect(await style(page.getByRole('searchbox'), 'outline-style')).toBe('solid');
	await page.emulateMedia({ forcedColors: 'none' });
});

test('who asked for less motion gets none', async () => {
	await page.goto(relay.url);
	const moving = await page.evaluate(() => {
		const long = (time: string) => time.split(',').some((part) => Number.parseFloat(part) > 0);
		return [...document.querySelectorAll('body *')]
			.filter((element) => {
				const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
				return long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
			})
			.map((element) => element.className);
	});
	expect(moving).toEqual([]);
});

test('a dialog takes the focus, keeps it, and gives it back', async () => {
	await page.goto(relay.url);
	await tabTo(page, 'What the list shows');
	const dialog = page.getByRole('dialog', { name: 'What the list shows' });
	await expect(dialog).toBeVisible();
	for (let steps = 0; steps < 20; steps += 1) {
		expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName)).toBe('DIALOG');
		await page.keyboard.press('Tab');
		if (await page.evaluate(() => !document.hasFocus() || document.activeElement === document.body)) break;
	}
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'What the list shows' })).toBeFocused();
});

test('who works by keys keeps a place: in the list when an invoice closes, near what goes when it goes', async () => {
	await page.goto(relay.url);
	const row = page.getByRole('list', { name: 'Ledger' }).getByRole('link').first();
	await expect(row).toBeVisible();
	await page.keyboard.press('/');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: 'Edit draft' }).focus();
	await page.keyboard.press('Escape');
	await expect(row).toBeFocused();
	await page.keyboard.press('Enter');
	await tabTo(page, 'Throw draft away');
	await expect(page.getByText('The draft is thrown away.')).toBeVisible();
	await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
});

test('the faults of a form are heard where the focus goes, and once', async () => {
	await page.goto(`${relay.url}/debtors/new`);
	await page.getByLabel('Name on the invoice').fill('');
	await page.getByRole('button', { name: 'Save debtor' }).click();
	const field = page.getByLabel('Name on the invoice');
	await expect(field).toBeFocused();
	await expect(field).toHaveAccessibleDescription(words.say('debtors_name_missing'));
	expect(await heard(page, words.like('debtors_name_missing'))).toEqual([]);
});

test('the wizard by keyboard alone: each step takes the focus and says where one is; the result is heard once', async () => {
	await page.goto(relay.url);
	await tabTo(page, words.like('ledger_send_all'));
	const here = page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current=step]');
	await tabTo(page, words.like('send_check_act'));
	await expect(here).toBeFocused();
	await expect(here).toContainText('Check');
	await tabTo(page, words.say('send_approve_next'));
	await expect(here).toBeFocused();
	await expect(here).toContainText('Approve');
	await tabTo(page, words.like('send_act_practice'));
	await page.waitForURL(/outbox/);
	const result = /is done: \d+ accepted/;
	await expect.poll(() => heard(page, result), { timeout: 60_000 }).toHaveLength(1);
	await expect(page.getByText(result)).toBeVisible();
});
