import type { Browser, Page } from '@playwright/test';

/** The tasks of a page's main thread, in milliseconds. */
export interface MainThread {
	p99: number;
	longest: number;
	/** The same without the time in which another process had the processor. */
	cpuP99: number;
	/** Tasks of a millisecond and more: those that a person could feel if there were many. */
	count: number;
}

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	/** Microseconds. */
	dur?: number;
	/** Processor time, microseconds. */
	tdur?: number;
	args?: { name?: string };
}

const taskNames = new Set(['ThreadControllerImpl::RunTask', 'RunTask']);

/** Measures the main thread of a page while something is done: by Chromium's own trace. */
export async function watchMainThread(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
	await browser.startTracing(page, { categories: ['toplevel', '-*'] });
	await act();
	const trace = await browser.stopTracing();
	const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
	const mains = new Set(
		traceEvents
			.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${pid}:${tid}`)
	);
	const tasks = traceEvents
		.filter(({ name, ph, pid, tid }) => taskNames.has(name) && ph === 'X' && mains.has(`${pid}:${tid}`))
		.filter(({ dur = 0 }) => dur >= 1000);
	const times = tasks.map(({ dur = 0 }) => dur / 1000);
	const cpu = tasks.map(({ tdur = 0 }) => tdur / 1000);
	return { p99: p99(times), longest: Math.max(0, ...times), cpuP99: p99(cpu), count: tasks.length };
}

function p99(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? 0;
}
