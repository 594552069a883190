import { expect, it } from 'vitest';
import { isPlainTab } from './plain-tab.ts';

const iPad = {
	userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15',
	maxTouchPoints: 5
};
const iPhone = { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', maxTouchPoints: 5 };
const mac = { ...iPad, maxTouchPoints: 0 };
const android = { userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Safari/537.36', maxTouchPoints: 5 };
const tab = { isStandalone: false, standalone: false };

it.each([
	['an iPad in a tab', { ...iPad, ...tab }, true],
	['an iPhone in a tab', { ...iPhone, ...tab }, true],
	['an iPad from its home screen', { ...iPad, ...tab, standalone: true }, false],
	['an iPad whose display mode says so', { ...iPad, ...tab, isStandalone: true }, false],
	['a Mac', { ...mac, isStandalone: false }, false],
	['an Android tablet', { ...android, isStandalone: false }, false]
])('%s is warned, or not', (_, facts, warned) => expect(isPlainTab(facts)).toBe(warned));
