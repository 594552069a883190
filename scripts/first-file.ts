import { relative } from 'node:path';
import { keysOf, loadedWith, readSources } from './source-words.ts';

/**
 * Tells the modules of the first page and its messages from all others. They go into one file: left to itself, the
 * bundler makes a file of each few that the same pages share, and fetching dozens of them costs more than their bytes.
 */
export function ofFirstPage(firstPage: string[]): (id: string) => boolean {
	let known: { paths: Set<string>; keys: Set<string> } | undefined;
	function read() {
		const sources = readSources();
		const paths = loadedWith(firstPage, sources);
		return { paths, keys: keysOf(paths, sources) };
	}
	return (id) => {
		known ??= read();
		const path = relative('.', id.split('?')[0]!);
		const key = /\/paraglide\/messages\/(\w+)\.js$/.exec(path)?.[1];
		return key === undefined ? known.paths.has(path) : known.keys.has(key);
	};
}
