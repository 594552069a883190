import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
const { locales } = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as { locales: string[] };

const compiled = resolve('src/lib/ui/paraglide');
const entry = 'virtual:first-words';

/** Where an import of ours leads, by the aliases of package.json; nothing for packages and for what is generated. */
function pathOf(specifier: string, importer: string): string | undefined {
	const [folder, ...rest] = specifier.split('/');
	const target = imports[`${folder}/*`]?.replace('*', rest.join('/'));
	const path = specifier.startsWith('.') ? join(dirname(importer), specifier) : target;
	return path && /\.(ts|svelte)$/.test(path) && existsSync(path) ? path : undefined;
}

/** Collects the keys of all messages in a file and in what it imports at once, not on demand. */
function collectKeys(path: string, keys: Set<string>, seen: Set<string>): void {
	if (seen.has(path)) return;
	seen.add(path);
	const source = readFileSync(path, 'utf8');
	for (const [, key] of source.matchAll(/\bm\.(\w+)/g)) keys.add(key!);
	for (const [, specifier] of source.matchAll(/^\s*(?:import|export)\s(?!type\s)[^'"();]*['"]([^'"]+)['"]/gm)) {
		const below = pathOf(specifier!, path);
		if (below) collectKeys(below, keys, seen);
	}
}

/** What the compiler made of a message for one language, also where it falls back to another one. */
function functionOf(key: string, locale: string, source: string): string {
	const fallback = new RegExp(`^const ${locale}_${key} = (\\w+?)_${key};$`, 'm').exec(source)?.[1];
	if (fallback) return functionOf(key, fallback, source);
	const code = new RegExp(`^const ${locale}_${key} = ([^]*?\\n};)`, 'm').exec(source)?.[1];
	if (!code) throw new Error(`The compiled message ${key} has no part for ${locale}.`);
	return code;
}

function wordsOf(locale: string, keys: Set<string>): string {
	const words = [...keys].map((key) => {
		const source = readFileSync(join(compiled, `messages/${key}.js`), 'utf8');
		return `export const ${key} = ${functionOf(key, locale, source)}`;
	});
	return [`import * as registry from '${compiled}/registry.js';`, ...words].join('\n');
}

const loader = `import { getLocale } from '${compiled}/runtime.js';
const files = { ${locales.map((locale) => `${locale}: () => import('${entry}/${locale}')`).join(', ')} };
export let words;
export const loadFirstWords = async () => { words = await files[getLocale()](); };`;

/**
 * In a build, the words of the first page are one small file per language, and a browser loads one of them.
 * All other messages carry their languages in the code that uses them, which is loaded on demand.
 * `starts` are the modules of the first page; a module that is not found from them costs bytes, never words.
 */
export function firstWords(starts: string[]): Plugin {
	const keys = new Set<string>();
	let building = false;
	return {
		name: 'first-words',
		configResolved({ command }) {
			building = command === 'build';
		},
		buildStart() {
			const seen = new Set<string>();
			if (building) for (const path of starts) collectKeys(path, keys, seen);
		},
		resolveId: (id) => (id.startsWith(entry) ? `\0${id}` : undefined),
		load(id) {
			if (!id.startsWith(`\0${entry}`)) return undefined;
			if (!building) return 'export const loadFirstWords = async () => {};';
			const locale = id.slice(`\0${entry}/`.length);
			return locale ? wordsOf(locale, keys) : loader;
		},
		transform(_code, id) {
			const key = id.startsWith(`${compiled}/messages/`) ? /(\w+)\.js$/.exec(id)?.[1] : undefined;
			if (!key || !keys.has(key)) return undefined;
			return `import { words } from '${entry}';\nexport const ${key} = (inputs) => words.${key}(inputs);`;
		}
	};
}
