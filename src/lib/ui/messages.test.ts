import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = 'src/lib/ui/messages';
const languages = readdirSync(folder);
const areas = readdirSync(join(folder, 'en'));

/** The messages of an area by key, each as one text with all its forms. */
function messagesOf(language: string, area: string): Map<string, string> {
	const file = JSON.parse(readFileSync(join(folder, language, area), 'utf8')) as Record<string, unknown>;
	const entries = Object.entries(file).filter(([key]) => key !== '$schema');
	return new Map(entries.map(([key, message]) => [key, JSON.stringify(message)]));
}

const placeholdersOf = (message: string): string[] =>
	[...new Set([...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].toSorted();

/** The words that a reader gets to see, without what chooses between them. */
function textsOf(message: string): string[] {
	const parsed = JSON.parse(message) as string | { match: Record<string, string> }[];
	return typeof parsed === 'string' ? [parsed] : parsed.flatMap(({ match }) => Object.values(match));
}

/** What German calls as English does. */
const sameInGerman = new Set(
	'PIN UTF-8 UTF-16 Name SHA-256 Google Microsoft PDF CSV Excel Website IBAN BIC Port Relay Code Version Online Offline Text Passphrase optional'.split(
		' '
	)
);

function sourcesBelow(path: string): string[] {
	return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
		const below = join(path, entry.name);
		if (entry.isDirectory()) return entry.name === 'paraglide' ? [] : sourcesBelow(below);
		return /\.(ts|svelte)$/.test(entry.name) ? [readFileSync(below, 'utf8')] : [];
	});
}

describe('messages', () => {
	const settings = readFileSync('project.inlang/settings.json', 'utf8');

	it.each(areas)('%s is read by the app', (area) => {
		expect(settings).toContain(`/{locale}/${area}`);
	});

	it.each(languages.flatMap((language) => areas.map((area) => [language, area] as const)))(
		'%s/%s says what English says, with the same fields',
		(language, area) => {
			const english = messagesOf('en', area);
			const translated = messagesOf(language, area);
			expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
			for (const [key, message] of english) {
				expect([key, placeholdersOf(translated.get(key)!)]).toEqual([key, placeholdersOf(message)]);
			}
		}
	);

	it('is in every language of the app, and in no other', () => {
		expect(languages.toSorted()).toEqual((JSON.parse(settings) as { locales: string[] }).locales.toSorted());
	});

	it.each(areas)('fr/%s has spaces that do not break before high marks and inside quotation marks', (area) => {
		const faulty = /[^\u00a0\u202f:](?:[!?»]|[:;](?=[\s"]))|«[^\u202f]/;
		const quoted = /«\u202fsubject: …\u202f»|a@x\.fr; b@y\.fr/g;
		const texts = [...messagesOf('fr', area)].flatMap(([key, message]) => textsOf(message).map((text) => [key, text]));
		expect(texts.filter(([, text]) => faulty.test(text!.replaceAll(quoted, '')))).toEqual([]);
	});

	it.each(areas)('de/%s is German', (area) => {
		const english = messagesOf('en', area);
		const untranslated = [...messagesOf('de', area)].flatMap(([key, message]) =>
			message === english.get(key) ? textsOf(message) : []
		);
		const words = untranslated.map((text) => text.replaceAll(/\{\w+\}|[^\p{L}\p{N}-]/gu, '')).filter(Boolean);
		expect(words.filter((word) => !sameInGerman.has(word))).toEqual([]);
	});

	it('is used, each of them', () => {
		const used = new Set(
			sourcesBelow('src').flatMap((source) => [...source.matchAll(/\bm\.(\w+)/g)].map((match) => match[1]!))
		);
		const unused = areas.flatMap((area) => [...messagesOf('en', area).keys()].filter((key) => !used.has(key)));
		expect(unused).toEqual([]);
	});
});
