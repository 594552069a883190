import { existsSync } from 'node:fs';
import { runModel } from './run.ts';
import { runProcesses } from './processes.ts';

/** Courses through the relay's own code, and through real processes. */
const [modelRuns, processRuns] = [500, 20];

// No power is cut here: a disk in memory spares the time of its flushes.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

const account = { runs: modelRuns + processRuns, failures: 0 };
for (const run of [() => runModel(modelRuns), () => runProcesses(processRuns)]) {
	try {
		await run();
	} catch (error) {
		account.failures++;
		console.error(error);
	}
}
console.log(JSON.stringify(account));
process.exitCode = account.failures === 0 ? 0 : 1;
