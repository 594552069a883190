import { devices, type Browser, type Page } from '@playwright/test';

/** Opens a page as an iPad's Safari shows itself to it: by default as a Mac, but with touch. */
export async function openOnIPad(browser: Browser): Promise<Page> {
	const { userAgent } = devices['Desktop Safari'];
	const context = await browser.newContext({
		userAgent,
		hasTouch: true,
		viewport: { width: 1180, height: 820 },
		locale: 'en-GB'
	});
	await context.addInitScript(() => {
		Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { get: () => 5 });
	});
	return context.newPage();
}
