import { m } from './paraglide/messages.js';

/** What a browser says of itself and its screen. */
export interface BrowserFacts {
	userAgent: string;
	/** An iPad says that it is a Mac; only a Mac has no touch points. */
	maxTouchPoints: number;
}

const browsers: readonly [name: string, sign: RegExp][] = [
	['Edge', /Edg(e|A|iOS)?\//],
	['Samsung Internet', /SamsungBrowser\//],
	['Firefox', /(Firefox|FxiOS)\//],
	['Opera', /OPR\//],
	['Chrome', /(Chrome|Chromium|CriOS)\//],
	['Safari', /Safari\//]
];

const systems: readonly [name: string, sign: RegExp][] = [
	['iPhone', /iPhone/],
	['iPad', /iPad/],
	['Android', /Android/],
	['Windows', /Windows/],
	['ChromeOS', /CrOS/],
	['Mac', /Macintosh/],
	['Linux', /Linux/]
];

/** Browser and system by the names that people know; the system is empty where it is none of the common ones. */
export function readBrowser({ userAgent, maxTouchPoints }: BrowserFacts): { browser: string; system: string } {
	const named = (list: readonly [string, RegExp][]): string => list.find(([, sign]) => sign.test(userAgent))?.[0] ?? '';
	const system = named(systems);
	return { browser: named(browsers) || 'Browser', system: system === 'Mac' && maxTouchPoints > 1 ? 'iPad' : system };
}

/** A name by which a person knows the device again, such as `Chrome on Windows`. */
export function deviceName(facts: BrowserFacts): string {
	const { browser, system } = readBrowser(facts);
	return system === '' ? browser : m.setup_device_on({ browser, system });
}
