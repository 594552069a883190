import { readyText, type ReadyText } from '#documents/mail.ts';
import type { MailText } from '#documents/templates.ts';
import type { Language } from '#domain/language.ts';
import { parseTemplate, type MergeField, type TemplateError } from '#domain/merge.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { nearestField } from './nearest-field.ts';

/** A part of a mail text. */
export type TextPart = 'subject' | 'body';

/** Why a mail text cannot be used, and where. */
export interface TextFault {
	part: TextPart;
	error: TemplateError | { type: 'Empty' };
	/** What is wrong, as it stands in the text: from its first to after its last character. */
	from: number;
	to: number;
	/** Counted from 1. */
	line: number;
	/** The field that was probably meant, or null. */
	meant: MergeField | null;
}

/** What is wrong with a mail text, the first fault of each part; empty where it can be used. */
export const textFaults = ({ subject, body }: MailText): TextFault[] =>
	[faultOf('subject', subject), faultOf('body', body)].filter((fault) => fault !== null);

/** Reads a mail text for filling, or says what is wrong with it. */
export async function checkedText(text: MailText, language: Language): Promise<Result<ReadyText, TextFault[]>> {
	const faults = textFaults(text);
	if (faults.length > 0) return err(faults);
	const ready = await readyText(text, language);
	if (ready.ok) return ok(ready.value);
	const { part, error } = ready.error;
	return err([{ part, error, from: 0, to: 0, line: 1, meant: null }]);
}

function faultOf(part: TextPart, text: string): TextFault | null {
	if (text.trim() === '') return { part, error: { type: 'Empty' }, from: 0, to: 0, line: 1, meant: null };
	const parsed = parseTemplate(text);
	if (parsed.ok) return null;
	const { error } = parsed;
	const line = text.slice(0, error.at).split('\n').length;
	switch (error.type) {
		case 'UnknownField':
			return {
				part,
				error,
				from: error.at,
				to: text.indexOf('}}', error.at) + 2,
				line,
				meant: nearestField(error.field)
			};
		case 'Unclosed':
			return { part, error, from: error.at, to: error.at + 2, line, meant: null };
	}
}
