import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a source file imports at once, what on demand, and which messages it says. */
interface Source {
	imports: string[];
	onDemand: string[];
	keys: string[];
}

const { imports: aliases } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };

function pathOf(specifier: string, importer: string): string {
	const [folder, ...rest] = specifier.split('/');
	return specifier.startsWith('.')
		? join(dirname(importer), specifier)
		: (aliases[`${folder}/*`]?.replace('./', '').replace('*', rest.join('/')) ?? specifier);
}

function sourceOf(path: string): Source {
	const text = readFileSync(path, 'utf8');
	const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, word]) => word!);
	const paths = (pattern: RegExp) => found(pattern).map((specifier) => pathOf(specifier, path));
	return {
		imports: paths(/^\s*(?:import|export)\s(?!type\s)[^'"();]*['"]([^'"]+)['"]/gm),
		onDemand: paths(/\bimport\(\s*['"]([^'"]+)['"]/g),
		keys: found(/\bm\.(\w+)/g)
	};
}

/** All sources of the app by their paths. */
export function readSources(): Map<string, Source> {
	const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.map((name) => join('src', name))
		.filter((path) => /\.(ts|svelte)$/.test(path) && !/\.(test|d)\.ts$|\/paraglide\//.test(path));
	return new Map(paths.map((path) => [path, sourceOf(path)]));
}

/** These files, and all that they import at once. */
export function loadedWith(starts: string[], sources: Map<string, Source>): Set<string> {
	const loaded = new Set<string>();
	const load = (path: string): void => {
		const source = sources.get(path);
		if (!source || loaded.has(path)) return;
		loaded.add(path);
		source.imports.forEach(load);
	};
	starts.forEach(load);
	return loaded;
}

/** A page and those of its files to which only it leads. */
export function privateTo(page: string, sources: Map<string, Source>): Set<string> {
	const own = loadedWith([page], sources);
	const shared = () =>
		[...sources]
			.filter(([path]) => !own.has(path))
			.flatMap(([, { imports, onDemand }]) => [...imports, ...onDemand])
			.filter((path) => path !== page && own.has(path));
	for (let paths = shared(); paths.length > 0; paths = shared()) for (const path of paths) own.delete(path);
	return own;
}

/** The messages that these files say. */
export const keysOf = (paths: Iterable<string>, sources: Map<string, Source>): Set<string> =>
	new Set([...paths].flatMap((path) => sources.get(path)?.keys ?? []));
