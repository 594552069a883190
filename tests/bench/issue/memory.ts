import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** What the largest process that draws a page holds, workers and all. Megabytes; Linux only. */
export async function memoryOf(browser: Browser): Promise<number> {
	const devtools = await browser.newBrowserCDPSession();
	const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
	await devtools.detach();
	const sizes = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000);
	return Math.round(Math.max(...sizes));
}
