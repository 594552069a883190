import type { Language } from '#domain/language.ts';
import { fillHeader, fillPlain, type MergeValues, type Template } from '#domain/merge.ts';
import { fillSubject } from '#domain/subject.ts';
import { mailPage, type Mail, type ReadyText } from './mail.ts';
import { renderMarkdown } from './markdown.ts';

/** The text of one mail as a person may change it: its subject, and its body in Markdown, all fields filled in. */
export interface EditedText {
	subject: string;
	body: string;
}

/** What keeps an edited text from being sent: no subject, no words, or a field, which nothing would fill any more. */
export type EditedFault = 'subject' | 'body' | 'field';

/** The text of a mail with its fields filled in, ready to be changed. */
export const editableText = (
	text: ReadyText,
	values: MergeValues,
	numbers: readonly string[],
	suffix: string
): EditedText => ({
	subject: fillSubject(text.subject, values, numbers, suffix),
	body: fillPlain(text.body, literal(values))
});

/** What is wrong with an edited text, or null. */
export function editedFault({ subject, body }: EditedText): EditedFault | null {
	if (subject.trim() === '') return 'subject';
	if (body.trim() === '') return 'body';
	return /\{\{|%n/.test(subject) || body.includes('{{') ? 'field' : null;
}

/** The mail that an edited text is. */
export async function editedMail({ subject, body }: EditedText, language: Language): Promise<Mail> {
	const { html, text } = await renderMarkdown(body);
	const line: Template = [{ type: 'text', text: subject }];
	return {
		subject: fillHeader(line, {} as MergeValues),
		text: `${text}\n`,
		html: mailPage(html, language),
		empty: []
	};
}

/** Values in which nothing reads as a mark of Markdown. */
const literal = (values: MergeValues): MergeValues =>
	Object.fromEntries(
		Object.entries(values).map(([field, value]) => [
			field,
			value.replace(/[\\*`[\]<]/g, '\\$&').replace(/^(\s*)([-+#>]|\d+[.)])(?=\s)/gm, '$1\\$2')
		])
	) as MergeValues;
