import type { Page, Response } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'de-AT', keeps: true });

/** Notes every heading that the page ever shows. */
const noteHeadings = (page: Page) =>
	page.addInitScript(() => {
		const seen = new Set<string>();
		Object.assign(window, { headings: seen });
		new MutationObserver(() => {
			for (const heading of document.querySelectorAll('h1')) seen.add(heading.textContent.trim());
		}).observe(document, { childList: true, subtree: true, characterData: true });
	});

const headings = (page: Page) => page.evaluate(() => [...(window as unknown as { headings: Set<string> }).headings]);

test('the app speaks the language of the device from its first picture on, and changes it without a relay', async ({
	page,
	relay
}) => {
	const scripts: Promise<string>[] = [];
	const read = (response: Response) => {
		if (/\.js$/.test(new URL(response.url()).pathname)) scripts.push(response.text());
	};
	page.on('response', read);
	await noteHeadings(page);
	await page.goto(relay.url);
	await expect(page.getByRole('heading', { name: 'Erste Schritte' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
	expect(await headings(page)).not.toContain('Getting started');
	page.off('response', read);
	const loaded = (await Promise.all(scripts)).join('');
	expect(loaded).toContain('Hauptmenü');
	expect(loaded).not.toContain('Menu principal');

	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await relay.stop();
	await page.getByText('Français', { exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Premiers pas' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
	expect(await headings(page)).not.toContain('Erste Schritte');
	for (const [route, heading] of [
		['/settings/language', 'Langue'],
		['/import', 'Importer'],
		['/outbox', 'Boîte d’envoi']
	] as const) {
		await page.goto(new URL(route, relay.url).href);
		await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
	}
	await page.goto(new URL('/settings/language', relay.url).href);
	await page.getByText('Nederlands', { exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Taal' }).first()).toBeVisible();
});
