import { existsSync } from 'node:fs';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** How tests start Chromium: Debian's where it is there, else the one that Playwright brings; also as root. */
export const launchOptions = {
	...(existsSync(path) ? { executablePath: path } : {}),
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};
