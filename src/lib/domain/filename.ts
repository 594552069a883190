import { fillPattern, parsePattern, type PatternError, type PatternPart } from './pattern.ts';
import type { Result } from './result.ts';

/** The fields of a file name: debtor number, invoice number, the invoice's date, and which of its documents it is. */
export type FileNameField = 'debtor' | 'number' | 'year' | 'month' | 'day' | 'copy';

/** All fields, in the order they are offered. */
export const fileNameFields: readonly FileNameField[] = ['debtor', 'number', 'year', 'month', 'day', 'copy'];

/** The pattern of an issuer that has none: customer, number, date, 1 for the invoice and 2 for what goes with it. */
export const defaultFileNamePattern = '{debtor}-{number}-{year}-{month}-{day}-{copy}';

/** What a document's name is made of. */
export interface FileNameFacts {
	debtor: string;
	number: string;
	/** ISO date of the invoice. */
	date: string;
	/** 1 for the invoice itself. */
	copy: number;
}

/** Bytes of UTF-8 in the longest name, ending and all. */
const byteLimit = 120;
const ending = '.pdf';

/** Reads a pattern as an issuer writes it, `.pdf` at its end or not; text in front of the fields is the prefix. */
export const parseFileNamePattern = (text: string): Result<PatternPart<FileNameField>[], PatternError> =>
	parsePattern(text.replace(/\.pdf$/i, ''), fileNameFields);

/** The file name of a document, safe on every system. The pattern has been checked before; an empty one is the default. */
export function fileNameOf(pattern: string, { debtor, number, date, copy }: FileNameFacts): string {
	const parts = parseFileNamePattern(pattern.trim() || defaultFileNamePattern);
	if (!parts.ok) throw new TypeError(`not a pattern for file names: ${pattern}`);
	const [year = '', month = '', day = ''] = date.split('-');
	return safeFileName(fillPattern(parts.value, { debtor, number, year, month, day, copy: String(copy) }));
}

/** Any text as the name of a PDF that every system can store: at most 120 bytes, in NFC, ending in `.pdf`. */
export function safeFileName(text: string): string {
	const clean = text
		.replace(/\.pdf$/i, '')
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '-')
		.replace(/[\p{Cf}\ufffd]/gu, '')
		.replace(/\s+/g, ' ');
	const stem = trimmed(cutBytes(trimmed(clean), byteLimit - ending.length - 1)) || 'document';
	return `${reserved.test(stem) ? '_' : ''}${stem}${ending}`;
}

/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/** Windows drops dots and spaces at the end; a dot at the start hides a file elsewhere. */
const trimmed = (text: string): string => text.replace(/^[. ]+|[. ]+$/g, '');

function cutBytes(text: string, limit: number): string {
	let bytes = 0;
	let kept = '';
	for (const character of text) {
		bytes += new TextEncoder().encode(character).length;
		if (bytes > limit) return kept;
		kept += character;
	}
	return kept;
}
