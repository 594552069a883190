import { appendFileSync } from 'node:fs';

/** Loaded into the relay before it starts: at a signal it collects what is not in use and writes down what is. Bytes. */
process.on('SIGUSR2', () => {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	appendFileSync(process.env.MEMORY_REPORT!, `${heapUsed + external}\n`);
});
