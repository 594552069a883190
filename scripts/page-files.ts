import { relative } from 'node:path';
import { keysOf, loadedWith, readSources } from './source-words.ts';

/** What the compiler of messages made beside them. */
const neededByMessages = ['registry', 'runtime'];

/**
 * Tells the modules, and the messages said by them, that at least so many of these screens load. They go into one file:
 * left to itself, the bundler makes a file of each few that the same screens share, and fetching dozens of them costs
 * more than the bytes that one of the screens could do without.
 */
export function loadedByAtLeast(count: number, ...screens: string[][]): (id: string) => boolean {
	let shared: Set<string> | undefined;
	function read(): Set<string> {
		const sources = readSources();
		const times = new Map<string, number>();
		for (const screen of screens) {
			const gone = screen.find((path) => !sources.has(path));
			if (gone) throw new Error(`There is no ${gone} any more; vite.config.ts names it.`);
			const paths = loadedWith(screen, sources);
			for (const name of [...paths, ...keysOf(paths, sources)]) times.set(name, (times.get(name) ?? 0) + 1);
		}
		const often = [...times.keys()].filter((name) => times.get(name)! >= count);
		return new Set([...often, ...neededByMessages]);
	}
	return (id) => {
		shared ??= read();
		const path = relative('.', id.split('?')[0]!);
		return shared.has(/\/paraglide\/(?:messages\/)?(\w+)\.js$/.exec(path)?.[1] ?? path);
	};
}
