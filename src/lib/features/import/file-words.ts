import type { DateOrder } from '#import/dates.ts';
import type { Delimiter } from '#import/delimiter.ts';
import type { Encoding } from '#import/encoding.ts';
import type { BinaryFormat, FileFault } from '#import/fault.ts';
import type { DecimalSign } from '#import/numbers.ts';
import { formatBytes, formatCount } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** What an encoding is called. */
export const encodingWords: Record<Encoding, () => string> = {
	'utf-8': m.import_encoding_utf8,
	'windows-1252': m.import_encoding_windows,
	'utf-16le': m.import_encoding_utf16le,
	'utf-16be': m.import_encoding_utf16be
};

/** What a delimiter is called. */
export const delimiterWords: Record<Delimiter, () => string> = {
	';': m.import_delimiter_semicolon,
	',': m.import_delimiter_comma,
	'\t': m.import_delimiter_tab,
	'|': m.import_delimiter_bar
};

/** What an order of dates is called. */
export const dateOrderWords: Record<DateOrder, () => string> = {
	dmy: m.import_dates_dmy,
	mdy: m.import_dates_mdy,
	ymd: m.import_dates_ymd
};

/** What a decimal sign is called. */
export const signWords: Record<DecimalSign, () => string> = {
	comma: m.import_decimals_comma,
	point: m.import_decimals_point
};

const formatWords: Record<BinaryFormat, () => string> = {
	picture: m.import_file_picture,
	pdf: m.import_file_pdf,
	workbook: m.import_file_workbook,
	archive: m.import_file_archive,
	unknown: m.import_file_unknown
};

/** Why a file cannot be read, and what to do. */
export function fileFaultWords(fault: FileFault): string {
	switch (fault.type) {
		case 'Empty':
			return m.import_file_empty();
		case 'NotText':
			return formatWords[fault.format]();
		case 'TooBig':
			return m.import_file_too_big({ size: formatBytes(fault.bytes), limit: formatBytes(fault.limit) });
		case 'TooManyRows':
			return m.import_file_too_many_rows({ limit: formatCount(fault.limit) });
		case 'TooManyColumns':
			return m.import_file_too_many_columns({ limit: formatCount(fault.limit) });
		case 'NoRows':
			return m.import_file_no_rows();
		case 'OpenQuote':
			return m.import_file_open_quote({ row: formatCount(fault.row) });
	}
}
