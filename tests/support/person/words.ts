import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#domain/language.ts';

/** A message with one text, or with one for each number: `plural=one`, `plural=*`. */
type Message = string | [{ match: Record<string, string> }];

/** What the app says in one language, by the key of a message. */
export interface Words {
	/** A text with these values put in. */
	say: (key: string, values?: Record<string, string | number>) => string;
	/** The whole of a text, whatever the values and the number in it. */
	like: (key: string) => RegExp;
}

const folder = 'src/lib/ui/messages';

/** Reads all messages of a language from the files that the app is built from. */
export function wordsOf(language: Language): Words {
	const messages: Record<string, Message> = {};
	for (const file of readdirSync(join(folder, language))) {
		Object.assign(messages, JSON.parse(readFileSync(join(folder, language, file), 'utf8')));
	}
	const plural = new Intl.PluralRules(language);
	const textsOf = (key: string): Record<string, string> => {
		const message = messages[key];
		if (!message) throw new Error(`The app has no message ${key} in ${language}.`);
		return typeof message === 'string' ? { 'plural=*': message } : message[0].match;
	};
	return {
		say(key, values = {}) {
			const texts = textsOf(key);
			const text = texts[`plural=${plural.select(Number(values.count))}`] ?? texts['plural=*']!;
			return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
		},
		like(key) {
			const parts = Object.values(textsOf(key)).map((text) =>
				text
					.split(/\{\w+\}/)
					.map(RegExp.escape)
					.join('.+')
			);
			return new RegExp(`^(${parts.join('|')})$`);
		}
	};
}
