import { appendFileSync, readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a relay holds at one moment, after its garbage has been collected: bytes, and counts. */
export interface Figures {
	heap: number;
	/** Resident memory as the system counts it. */
	resident: number;
	/** Timers, sockets and the like that Node waits for. */
	handles: number;
	/** Open files and sockets; 0 where the system does not tell. */
	files: number;
}

// Loaded into a relay beside its own program (`node --import`): each SIGUSR2 adds a line of figures to a file.
const path = process.env.FIGURES;
if (path) {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	process.on('SIGUSR2', () => {
		collect();
		const { heapUsed, external, rss } = process.memoryUsage();
		const figures: Figures = {
			heap: heapUsed + external,
			resident: rss,
			handles: process.getActiveResourcesInfo().length,
			files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
		};
		appendFileSync(path, `${JSON.stringify(figures)}\n`);
	});
}
