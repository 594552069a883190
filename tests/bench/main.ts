import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { claimRate } from './claims.ts';
import { heapGrowth } from './heap.ts';
import { readMeasured, type Measured } from './measured.ts';
import { sourceRate, startIntake } from './postfix-intake.ts';
import { runRelay } from './relay-run.ts';
import { startSink } from './sink.ts';

const { values } = parseArgs({
	options: {
		messages: { type: 'string', default: '2000' },
		rounds: { type: 'string', default: '3' },
		'heap-messages': { type: 'string', default: '10000' }
	}
});
const count = Number(values.messages);
const goals = { rateOverPool: 0.6, cpuOverPool: 2, rateOverPostfixIntake: 1.5, claim1MOver1k: 0.8, heapGrowth: 1.1 };

const sink = await startSink();
const intake = await startIntake();
const rounds: { relay: Measured; pool: Measured; source: number; intake: number }[] = [];
for (let round = 1; round <= Number(values.rounds); round++) {
	const relay = await runRelay(sink.port, count);
	const pool = await runPool(sink.port, count);
	const seen = {
		relay,
		pool,
		source: await sourceRate(sink.port, count),
		intake: await sourceRate(intake.port, count)
	};
	console.error(`round ${round}: ${JSON.stringify(seen)}`);
	rounds.push(seen);
}
await intake.stop();

const claims = { one: await claimRate(1_000), million: await claimRate(1_000_000) };
console.error(`claims a second: ${JSON.stringify(claims)}`);
const growth = await heapGrowth(sink.port, Number(values['heap-messages']));
await sink.stop();

const over = (ratio: (round: (typeof rounds)[0]) => number): number => median(rounds.map(ratio));
const result = {
	rateOverPool: over(({ relay, pool }) => relay.rate / pool.rate),
	cpuOverPool: over(({ relay, pool }) => relay.cpu / pool.cpu),
	rateOverPostfixIntake: over((seen) => seen.relay.rate / seen.intake),
	claim1MOver1k: claims.million / claims.one,
	heapGrowth: growth
};
const rounded = Object.fromEntries(
	Object.entries(result).map(([name, value]) => [name, Math.round(value * 100) / 100])
);
console.log(JSON.stringify(rounded));
const isMet =
	result.rateOverPool >= goals.rateOverPool &&
	result.cpuOverPool <= goals.cpuOverPool &&
	result.rateOverPostfixIntake >= goals.rateOverPostfixIntake &&
	result.claim1MOver1k >= goals.claim1MOver1k &&
	result.heapGrowth <= goals.heapGrowth;
process.exitCode = isMet ? 0 : 1;

async function runPool(port: number, messages: number): Promise<Measured> {
	const words = ['tests/bench/pool-run.ts', String(port), String(messages)];
	const { stdout } = await promisify(execFile)(process.execPath, words);
	return readMeasured(stdout);
}

/** Rounds run one after the other, so that a noisy moment of the machine spoils one of them, not the result. */
function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
