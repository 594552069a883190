import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { keysOf, loadedWith, privateTo, readSources } from './source-words.ts';

const { locales } = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as { locales: string[] };

const compiled = resolve('src/lib/ui/paraglide');
const entry = 'virtual:first-words';

type Sheet = 'first' | 'setup';

/** What the compiler made of a message for one language, also where it falls back to another one. */
function functionOf(key: string, locale: string, source: string): string {
	const fallback = new RegExp(`^const ${locale}_${key} = (\\w+?)_${key};$`, 'm').exec(source)?.[1];
	if (fallback) return functionOf(key, fallback, source);
	const code = new RegExp(`^const ${locale}_${key} = ([^]*?\\n};)`, 'm').exec(source)?.[1];
	if (!code) throw new Error(`The compiled message ${key} has no part for ${locale}.`);
	return code;
}

function wordsOf(locale: string, keys: string[]): string {
	const words = keys.map((key) => {
		const source = readFileSync(join(compiled, `messages/${key}.js`), 'utf8');
		return `export const ${key} = ${functionOf(key, locale, source)}`;
	});
	return [`import * as registry from '${compiled}/registry.js';`, ...words].join('\n');
}

/** Each message of the first pages with the sheet that holds it. */
function sheetsOf(firstPage: string[], setupPage: string): Map<string, Sheet> {
	const sources = readSources();
	const first = keysOf(loadedWith(firstPage, sources), sources);
	const own = privateTo(setupPage, sources);
	const elsewhere = keysOf(
		[...sources.keys()].filter((path) => !own.has(path)),
		sources
	);
	const setup = [...keysOf(own, sources)].filter((key) => !elsewhere.has(key));
	return new Map([...[...first].map((key) => [key, 'first'] as const), ...setup.map((key) => [key, 'setup'] as const)]);
}

const filesOf = (sheet: Sheet): string =>
	`{ ${locales.map((locale) => `${locale}: () => import('${entry}/${sheet}/${locale}')`).join(', ')} }`;

const loader = `import { getLocale } from '${compiled}/runtime.js';
export let first, setup;
const firstFiles = ${filesOf('first')}, setupFiles = ${filesOf('setup')};
export const loadFirstWords = async () => { first = await firstFiles[getLocale()](); };
export const loadSetupWords = async () => { setup = await setupFiles[getLocale()](); };`;

const nothing = `export const loadFirstWords = async () => {};
export const loadSetupWords = loadFirstWords;`;

/** What the app uses of the compiler's runtime: a third of its bytes, without addresses, cookies and servers. */
const runtime = `export const baseLocale = '${locales[0]}', locales = ${JSON.stringify(locales)}, experimentalStaticLocale = undefined;
const name = 'PARAGLIDE_LOCALE';
const known = (locale) => (locales.includes(locale) ? locale : undefined);
export const extractLocaleFromNavigator = () =>
	navigator.languages.map((tag) => known(tag.toLowerCase().split('-')[0])).find(Boolean);
export let getLocale = () => known(localStorage.getItem(name)) ?? extractLocaleFromNavigator() ?? baseLocale;
export let setLocale = (locale) => {
	const changes = locale !== getLocale();
	localStorage.setItem(name, locale);
	if (changes) location.reload();
};
export const overwriteGetLocale = (way) => { getLocale = way; };
export const overwriteSetLocale = (way) => { setLocale = way; };`;

/**
 * In a build, the words of the first page are one small file per language, of which a browser loads one; so are those
 * that only the checklist says, to which an empty ledger leads. All other messages carry their languages in the code
 * that uses them, which is loaded on demand. `firstPage` are the modules of the first page; one that is not found from
 * them costs bytes, never words.
 */
export function firstWords(firstPage: string[], setupPage: string): Plugin {
	let sheets = new Map<string, Sheet>();
	let building = false;
	return {
		name: 'first-words',
		configResolved({ command }) {
			building = command === 'build';
		},
		buildStart() {
			if (building) sheets = sheetsOf(firstPage, setupPage);
		},
		resolveId: (id) => (id.startsWith(entry) ? `\0${id}` : undefined),
		load(id) {
			if (!id.startsWith(`\0${entry}`)) return undefined;
			if (!building) return nothing;
			const [, sheet, locale] = id.split('/');
			return locale
				? wordsOf(
						locale,
						[...sheets.keys()].filter((key) => sheets.get(key) === sheet)
					)
				: loader;
		},
		transform(_code, id) {
			if (building && id === `${compiled}/runtime.js`) return runtime;
			const key = id.startsWith(`${compiled}/messages/`) ? /(\w+)\.js$/.exec(id)?.[1] : undefined;
			const sheet = key && sheets.get(key);
			if (!key || !sheet) return undefined;
			return `import { ${sheet} } from '${entry}';\nexport const ${key} = (inputs) => ${sheet}.${key}(inputs);`;
		}
	};
}
