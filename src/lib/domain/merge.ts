import { err, ok, type Result } from './result.ts';

/** The fields that mail texts may use; for several invoices in one mail the numbers are a list and the total their sum. */
export const mergeFields = [
	'invoice.number',
	'invoice.date',
	'invoice.dueDate',
	'invoice.total',
	'invoice.subject',
	'invoice.orderReference',
	'invoice.count',
	'debtor.name',
	'debtor.number',
	'debtor.contact',
	'debtor.addressee',
	'issuer.name',
	'issuer.iban',
	'issuer.phone',
	'issuer.email',
	'issuer.website',
	'issuer.closing',
	'issuer.signature'
] as const;

/** A field of a mail text, written `{{invoice.number}}`. */
export type MergeField = (typeof mergeFields)[number];

/** What the fields stand for in one mail, as people read it; empty where nothing is known. */
export type MergeValues = Readonly<Record<MergeField, string>>;

/** A text with its fields found: alternately text and field, in order. */
export type Template = readonly ({ type: 'text'; text: string } | { type: 'field'; field: MergeField })[];

/** Why a text cannot be filled; `at` counts UTF-16 units from the start. */
export type TemplateError =
	| { type: 'UnknownField'; field: string; at: number }
	/** A `{{` that nothing closes. */
	| { type: 'Unclosed'; at: number };

/** Finds the fields of a text. Nothing in it is ever run: what is not in the list is an error. */
export function parseTemplate(text: string): Result<Template, TemplateError> {
	const parts: Template[number][] = [];
	for (let start = 0; start < text.length;) {
		const open = text.indexOf('{{', start);
		if (open === -1) return ok([...parts, { type: 'text', text: text.slice(start) }]);
		if (open > start) parts.push({ type: 'text', text: text.slice(start, open) });
		const close = text.indexOf('}}', open);
		if (close === -1) return err({ type: 'Unclosed', at: open });
		const name = text.slice(open + 2, close).trim();
		if (!isMergeField(name)) return err({ type: 'UnknownField', field: name, at: open });
		parts.push({ type: 'field', field: name });
		start = close + 2;
	}
	return ok(parts);
}

/** Finds the fields of a subject, where `%n` stands for the invoice numbers. */
export const parseSubject = (text: string): Result<Template, TemplateError> =>
	parseTemplate(text.replaceAll('%n', '{{invoice.number}}'));

/** Fills a text for reading as it is: values keep their line breaks and lose other control characters. */
export const fillPlain = (template: Template, values: MergeValues): string => fill(template, values, cleanText);

/** Fills HTML: values are escaped for text and quoted attributes, their line breaks become `<br>`. */
export const fillHtml = (template: Template, values: MergeValues): string =>
	fill(template, values, (value) => escapeHtml(cleanText(value)).replaceAll('\n', '<br>'));

/** Fills a mail header: one line without control or invisible characters, cut at `limit` characters with an ellipsis. */
export function fillHeader(template: Template, values: MergeValues, limit = 255): string {
	const line = toLine(fill(template, values, (value) => value));
	const characters = [...line];
	return characters.length > limit
		? `${characters
				.slice(0, limit - 1)
				.join('')
				.trimEnd()}…`
		: line;
}

/** The fields that a text uses and that would stay empty, each once. */
export function emptyFields(template: Template, values: MergeValues): MergeField[] {
	const used = template.flatMap((part) => (part.type === 'field' ? [part.field] : []));
	return [...new Set(used)].filter((field) => values[field].trim() === '');
}

/** Text as HTML that shows it: `& < > " '` escaped. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const fill = (template: Template, values: MergeValues, write: (value: string) => string): string =>
	template.map((part) => (part.type === 'text' ? part.text : write(values[part.field]))).join('');

const cleanText = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, ' ');

/** Zero-width joiners stay: names in several scripts and emoji need them. */
const toLine = (text: string): string =>
	text
		.toWellFormed()
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.replace(/[^\P{Cf}\u200c\u200d]/gu, '')
		.trim();

const isMergeField = (name: string): name is MergeField => (mergeFields as readonly string[]).includes(name);
