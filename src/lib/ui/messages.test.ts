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

	it.each(
		languages.flatMap((language) => readdirSync(join(folder, language)).map((area) => [language, area] as const))
	)('%s/%s says what English says, with the same fields', (language, area) => {
		const english = messagesOf('en', area);
		const translated = messagesOf(language, area);
		expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
		for (const [key, message] of english) {
			expect([key, placeholdersOf(translated.get(key)!)]).toEqual([key, placeholdersOf(message)]);
		}
	});

	it('is used, each of them', () => {
		const used = new Set(
			sourcesBelow('src').flatMap((source) => [...source.matchAll(/\bm\.(\w+)/g)].map((match) => match[1]!))
		);
		const unused = areas.flatMap((area) => [...messagesOf('en', area).keys()].filter((key) => !used.has(key)));
		expect(unused).toEqual([]);
	});
});
