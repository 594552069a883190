import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';

/** What a piece of work cost the browser. */
export interface Cost {
	/** The longest task that held up the screen, in milliseconds. */
	longestTask: number;
	/** Most memory of the page's process while it lasted, its workers included. Megabytes. */
	peakMemory: number;
	/** Seconds. */
	took: number;
}

/** Watches the page's own process and main thread while work is done. */
export async function watched(page: Page, devtools: CDPSession, work: () => Promise<unknown>): Promise<Cost> {
	await page.evaluate(startObserver);
	const began = performance.now();
	let peak = 0;
	const sampler = setInterval(() => void memoryOf(devtools).then((now) => (peak = Math.max(peak, now))), 100);
	try {
		await work();
	} finally {
		clearInterval(sampler);
	}
	const longest = await page.evaluate(longestTask);
	return {
		longestTask: Math.round(longest),
		peakMemory: Math.max(peak, await memoryOf(devtools)),
		took: Math.round((performance.now() - began) / 100) / 10
	};
}

/** Resident memory of the largest page process, in megabytes. */
export async function memoryOf(devtools: CDPSession): Promise<number> {
	const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
	const renderers = processInfo.filter(({ type }) => type === 'renderer');
	const sizes = await Promise.all(renderers.map(({ id }) => residentOf(id)));
	return Math.max(0, ...sizes);
}

async function residentOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** Asked for in a quiet moment: the browser tells of a task only some time after its end. */
async function longestTask(): Promise<number> {
	await new Promise((resolve) => requestIdleCallback(resolve));
	await new Promise((resolve) => requestIdleCallback(resolve));
	return Math.max(0, ...(window as unknown as { tasks: number[] }).tasks);
}

/** Collects what the browser calls long tasks: those over 50 ms, in which no tap is answered. */
function startObserver(): void {
	const tasks: number[] = [];
	Object.assign(window, { tasks });
	new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
		type: 'longtask'
	});
}
