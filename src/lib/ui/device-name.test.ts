import { describe, expect, it } from 'vitest';
import { readBrowser } from './device-name.ts';

describe('a browser', () => {
	it.each([
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
			0,
			'Chrome',
			'Windows'
		],
		[
			'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
			0,
			'Edge',
			'Windows'
		],
		[
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
			5,
			'Safari',
			'iPad'
		],
		[
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
			0,
			'Safari',
			'Mac'
		],
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0, 'Firefox', 'Linux'],
		[
			'Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Safari/537.36',
			5,
			'Samsung Internet',
			'Android'
		],
		['something else', 0, 'Browser', '']
	])('%s with %i touch points is %s on %s', (userAgent, maxTouchPoints, browser, system) => {
		expect(readBrowser({ userAgent, maxTouchPoints })).toEqual({ browser, system });
	});
});
