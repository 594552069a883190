import type { Language } from '#domain/language.ts';
import type { MailKind } from '#ledger/rows.ts';

/** A mail text as it is written: a subject and a Markdown body, both with fields. */
export interface MailText {
	subject: string;
	body: string;
}

const files = import.meta.glob<string>('/templates/mails/*/*.md', { query: '?raw', import: 'default' });

/** The template of a language and kind: the file `templates/mails/LANGUAGE/KIND.md`. */
export async function mailTemplate(kind: MailKind, language: Language): Promise<MailText> {
	const load = files[`/templates/mails/${language}/${kind}.md`];
	if (!load) throw new Error(`templates/mails/${language}/${kind}.md is missing`);
	const text = readMailText(await load());
	if (!text) throw new Error(`templates/mails/${language}/${kind}.md has no subject`);
	return text;
}

/** Reads a mail text file: front matter with `subject:`, then the body; null where there is no subject. */
export function readMailText(file: string): MailText | null {
	const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(file.replace(/^\ufeff/, ''));
	const subject = match && /^subject:[ \t]*(.+?)[ \t]*$/m.exec(match[1]!);
	return match && subject ? { subject: subject[1]!, body: match[2]!.trim() } : null;
}

/** Writes a mail text as a file that `readMailText` reads. */
export const writeMailText = ({ subject, body }: MailText): string => `---\nsubject: ${subject}\n---\n${body}\n`;
