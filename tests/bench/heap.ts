import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { loadRelay } from './relay-run.ts';

const probe = fileURLToPath(new URL('./heap-probe.ts', import.meta.url));

/** Looks into the relay's memory in each quarter. */
const looksPerQuarter = 5;

/** How memory grows while so many messages leave: what is in use in the last quarter against the second one. */
export async function heapGrowth(port: number, count: number): Promise<number> {
	const folder = newFolder();
	const report = join(folder, 'memory');
	const options = { NODE_OPTIONS: `--expose-gc --import=${probe}`, MEMORY_REPORT: report };
	const relay = await loadRelay(port, count, options);
	const looks: { quarter: number; bytes: number }[] = [];
	const look = async () => {
		const before = await linesOf(report);
		relay.process.kill('SIGUSR2');
		const lines = await until(
			() => linesOf(report),
			(now) => now.length > before.length
		);
		return Number(lines.at(-1));
	};
	await relay.send(async (accepted) => {
		const due = (looks.length * count) / (4 * looksPerQuarter);
		if (accepted < due || accepted >= count) return;
		looks.push({ quarter: Math.floor((4 * accepted) / count), bytes: await look() });
	});
	await relay.stop();
	await rm(folder, { recursive: true });
	const mean = (quarter: number) => {
		const own = looks.filter((one) => one.quarter === quarter);
		return own.reduce((sum, { bytes }) => sum + bytes, 0) / own.length;
	};
	return mean(3) / mean(1);
}

const linesOf = async (path: string): Promise<string[]> =>
	(await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
