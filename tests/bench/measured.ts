/** How fast messages left, and what that cost. */
export interface Measured {
	/** Messages a second. */
	rate: number;
	/** Processor time for each message in milliseconds, of the sending process alone. */
	cpu: number;
}

/** What one line of a child process says. */
export const readMeasured = (output: string): Measured => JSON.parse(output.trim().split('\n').at(-1)!) as Measured;

/** Measures a run of so many messages in this process. */
export async function measure(count: number, run: () => Promise<void>): Promise<Measured> {
	const before = process.cpuUsage();
	const start = performance.now();
	await run();
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(before);
	return { rate: count / seconds, cpu: (user + system) / 1000 / count };
}
