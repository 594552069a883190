import type { Language } from '#domain/language.ts';
import {
	emptyFields,
	fillHtml,
	fillPlain,
	parseSubject,
	parseTemplate,
	type MergeField,
	type MergeValues,
	type Template,
	type TemplateError
} from '#domain/merge.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { fillSubject } from '#domain/subject.ts';
import { ownMailText } from '#ledger/mail-texts.ts';
import type { MailKind } from '#ledger/rows.ts';
import { renderMarkdown } from './markdown.ts';
import { mailTemplate, type MailText } from './templates.ts';

/** A mail text that can be filled: subject and body in both forms, with their fields found. */
export interface ReadyText {
	language: Language;
	subject: Template;
	/** The body as it is written, in Markdown. */
	body: Template;
	text: Template;
	html: Template;
}

/** Why a mail text cannot be used, and in which part. */
export interface MailTextError {
	part: 'subject' | 'body';
	error: TemplateError;
}

/** A mail as its debtor gets it. */
export interface Mail {
	subject: string;
	text: string;
	html: string;
	/** Fields of the text that nothing is known for. */
	empty: MergeField[];
}

/** The wording that counts: the issuer's own, else the template. */
export const mailTextFor = async (issuerId: string, kind: MailKind, language: Language): Promise<MailText> =>
	(await ownMailText(issuerId, kind, language)) ?? (await mailTemplate(kind, language));

/** Reads a mail text once, to be filled many times. Closing and signature follow it where it does not place them itself. */
export async function readyText(text: MailText, language: Language): Promise<Result<ReadyText, MailTextError>> {
	const body = /\{\{\s*issuer\.(closing|signature)\s*\}\}/.test(text.body)
		? text.body
		: `${text.body}\n\n{{issuer.closing}}\n\n{{issuer.signature}}`;
	const checked = parseTemplate(body);
	if (!checked.ok) return err({ part: 'body', error: checked.error });
	const subject = parseSubject(text.subject);
	if (!subject.ok) return err({ part: 'subject', error: subject.error });
	const rendered = await renderMarkdown(body);
	const [plain, html] = [parseTemplate(rendered.text), parseTemplate(rendered.html)];
	if (!plain.ok) return err({ part: 'body', error: plain.error });
	if (!html.ok) return err({ part: 'body', error: html.error });
	return ok({ language, subject: subject.value, body: checked.value, text: plain.value, html: html.value });
}

/** Fills a mail text for one mail; `suffix` ends its subject. */
export function fillMail(text: ReadyText, values: MergeValues, numbers: readonly string[], suffix = ''): Mail {
	return {
		subject: fillSubject(text.subject, values, numbers, suffix),
		text: `${fillPlain(text.text, values)}\n`,
		html: mailPage(fillHtml(text.html, values), text.language),
		empty: emptyFields([...text.subject, ...text.text], values)
	};
}

/** A body as the HTML of a whole mail. */
export const mailPage = (body: string, language: Language): string =>
	`<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>` +
	`<body style="font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b">` +
	`${body}</body></html>`;
