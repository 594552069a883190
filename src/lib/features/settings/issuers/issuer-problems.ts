import { parseAddress } from '#domain/address.ts';
import { contrast, isColour } from '#domain/contrast.ts';
import { fileNameFields, parseFileNamePattern } from '#domain/filename.ts';
import { parseIban } from '#domain/iban.ts';
import type { InvoiceType } from '#domain/invoice.ts';
import { parseSeriesPattern, type Series, type SeriesPatternError } from '#domain/numbering.ts';
import { addressFault } from '#ui/address-words.ts';
import { m } from '#ui/paraglide/messages.js';
import { fieldShown, seriesShown } from '#ui/pattern-fields.ts';

/** What stands in the fields whose content can be wrong. */
export interface IssuerEntries {
	name: string;
	iban: string;
	email: string;
	paymentDays: string;
	fileNamePattern: string;
	/** Colour of the layout, or empty. */
	accent: string;
	series: Record<InvoiceType, { pattern: string; next: string; saved: Series }>;
}

/** The fields that can be wrong. */
export type IssuerField =
	| 'name'
	| 'iban'
	| 'email'
	| 'paymentDays'
	| 'fileNamePattern'
	| 'accent'
	| `${InvoiceType}-pattern`
	| `${InvoiceType}-next`;

/** What is wrong with the entries, by field; a field that is right is not in it. */
export function issuerProblems(entries: IssuerEntries): Partial<Record<IssuerField, string>> {
	const { invoice, 'credit-note': creditNote } = entries.series;
	const found: Record<IssuerField, string> = {
		name: entries.name.trim() === '' ? m.settings_issuer_name_missing() : '',
		iban: ibanProblem(entries.iban),
		email: emailProblem(entries.email),
		paymentDays:
			/^\d{1,3}$/.test(entries.paymentDays) && Number(entries.paymentDays) <= 365 ? '' : m.settings_issuer_days_wrong(),
		fileNamePattern: fileNameProblem(entries.fileNamePattern),
		accent: accentProblem(entries.accent.trim()),
		'invoice-pattern': seriesProblem(invoice.pattern),
		'invoice-next': nextProblem(invoice.next, invoice.saved),
		'credit-note-pattern': seriesProblem(creditNote.pattern),
		'credit-note-next': nextProblem(creditNote.next, creditNote.saved)
	};
	return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== ''));
}

function ibanProblem(text: string): string {
	if (text.trim() === '') return '';
	const iban = parseIban(text);
	if (iban.ok) return '';
	return iban.error.type === 'CheckDigits' ? m.settings_issuer_iban_check() : m.settings_issuer_iban_form();
}

function emailProblem(text: string): string {
	if (text.trim() === '') return '';
	const address = parseAddress(text.trim());
	return address.ok ? '' : addressFault(address.error);
}

/** A colour that stands for text on white. WCAG 2.2, 1.4.3. */
function accentProblem(text: string): string {
	if (text === '') return '';
	if (!isColour(text)) return m.settings_issuer_accent_form();
	return contrast(text, '#ffffff') >= 4.5 ? '' : m.settings_issuer_accent_light();
}

function fileNameProblem(text: string): string {
	const pattern = parseFileNamePattern(text.trim());
	return pattern.ok ? '' : patternFault(pattern.error, fileNameFields.map(fieldShown));
}

function seriesProblem(text: string): string {
	const pattern = parseSeriesPattern(text.trim());
	return pattern.ok ? '' : patternFault(pattern.error, ['{year}', '{number}', '{number:4}'].map(seriesShown));
}

function nextProblem(text: string, saved: Series): string {
	if (!/^[1-9]\d{0,8}$/.test(text.trim())) return m.settings_series_next_wrong();
	const givesTwice = saved.lastDate !== '' && Number(text) < saved.next;
	return givesTwice ? m.settings_series_next_back({ next: saved.next }) : '';
}

function patternFault(error: SeriesPatternError, fields: readonly string[]): string {
	switch (error.type) {
		case 'UnknownField':
			return m.settings_pattern_field({ field: error.field, fields: fields.join(' ') });
		case 'LooseBrace':
			return m.settings_pattern_brace();
		case 'NoNumber':
			return m.settings_pattern_no_number({ field: seriesShown('{number}') });
		case 'Twice':
			return m.settings_pattern_twice({ field: seriesShown(`{${error.field}}`) });
		case 'Character':
			return m.settings_pattern_character({ character: error.character });
		case 'TooLong':
			return m.settings_pattern_too_long({ limit: error.limit });
	}
}
