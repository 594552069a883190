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
export const safeFileName = (text: string): string =>
	`${safeName(text.replace(/\.pdf$/i, ''), byteLimit - ending.length, 'document')}${ending}`;

/** Any text as the name of a folder that every system can make: at most 80 bytes, in NFC. */
export const safeFolderName = (text: string): string => safeName(text, 80, 'folder');

/** By this two names are compared: on some systems neither case nor composition makes a difference. */
export const nameKey = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase();

/** The wanted file name where it is free, else with the first number that is: `a (2).pdf`. `taken` holds keys of names. */
export function freeFileName(wanted: string, taken: ReadonlySet<string>): string {
	const stem = wanted.slice(0, -ending.length);
	let name = wanted;
	for (let count = 2; taken.has(nameKey(name)); count++) name = `${stem} (${count})${ending}`;
	return name;
}

function safeName(text: string, limit: number, fallback: string): string {
	const clean = text
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '-')
		.replace(/[\p{Cf}\ufffd]/gu, '')
		.replace(/\s+/g, ' ');
	const stem = trimmed(cutBytes(trimmed(clean), limit - 1)) || fallback;
	return `${reserved.test(stem) ? '_' : ''}${stem}`;
}

/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/** Windows drops dots and spaces at the end; a dot at the start hides a file elsewhere. */
const trimmed = (text: string): string => text.replace(/^[. ]+|[. ]+$/g, '');

const encoder = new TextEncoder();

function cutBytes(text: string, limit: number): string {
	let bytes = 0;
	let kept = '';
	for (const character of text) {
		bytes += encoder.encode(character).length;
		if (bytes > limit) return kept;
		kept += character;
	}
	return kept;
}
