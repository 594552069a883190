import { existsSync } from 'node:fs';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
const lightPath = '/usr/bin/chromium-headless-shell';

const at = (path: string) => (existsSync(path) ? { executablePath: path } : {});

/** How tests start Chromium: Debian's where it is there, else the one that Playwright brings; also as root. */
export const launchOptions = {
	...at(path),
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

/** Chromium without its windows, which takes a third less of the processor; it knows no settings of a profile. */
export const lightLaunchOptions = { ...launchOptions, ...(process.env.CHROMIUM ? {} : at(lightPath)) };
