import puppeteer from 'puppeteer-core';

/** Debian's Firefox without a window, by WebDriver BiDi. */
export async function open(size) {
	const browser = await puppeteer.launch({
		browser: 'firefox',
		executablePath: '/usr/bin/firefox-esr',
		headless: true,
		extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' }
	});
	const page = await browser.newPage();
	await page.setViewport(size);
	return {
		open: async (url) => void (await page.goto(url)),
		read: (expression) => page.evaluate(expression),
		picture: () => page.screenshot(),
		close: () => browser.close()
	};
}
