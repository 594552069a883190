import type { Browser, BrowserContext, Page } from '@playwright/test';
import { wordsOf, type Words } from '#tests/support/person/words.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import type { Camera } from './camera.ts';

/** What the parts of the pictures work with. */
export interface Studio {
	browser: Browser;
	camera: Camera;
	/** The words of the pictures' language. */
	words: Words;
	/** A relay of the part's own that serves the built app. */
	relay: () => Promise<RunningRelay>;
	/** Ends every relay that was started. */
	close: () => Promise<void>;
}

/** The language of the pictures: the one with the longest words. */
const language = 'de';

/** A browser with its camera and, for each part, a relay. */
export function openStudio(browser: Browser, camera: Camera): Studio {
	const relays: RunningRelay[] = [];
	return {
		browser,
		camera,
		words: wordsOf(language),
		async relay() {
			const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
			relays.push(relay);
			return relay;
		},
		close: async () => void (await Promise.all(relays.map((relay) => relay.stop())))
	};
}

/** A new device. What the app keeps of itself on it would only cost time. */
export async function newDevice({ browser }: Studio): Promise<BrowserContext> {
	const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
	await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
	return context;
}

/** A page of a new device that speaks English, as the steps that prepare it do. */
export async function englishPage(studio: Studio): Promise<Page> {
	const context = await newDevice(studio);
	await context.addInitScript(() =>
		localStorage.setItem('PARAGLIDE_LOCALE', localStorage.getItem('PARAGLIDE_LOCALE') ?? 'en')
	);
	return context.newPage();
}

/** Changes the language of the app to that of the pictures, as its settings keep it. */
export async function speakLanguage(page: Page): Promise<void> {
	await page.evaluate((locale) => localStorage.setItem('PARAGLIDE_LOCALE', locale), language);
}
