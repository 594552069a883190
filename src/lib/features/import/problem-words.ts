import type { Problem } from '#import/fault.ts';
import type { Note } from '#import/note.ts';
import type { Change } from '#import/plan.ts';
import type { Cents, Currency } from '#domain/money.ts';
import { formatAmount, formatBytes, formatCount, formatFigure } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { fieldWords } from './field-words.ts';
import { pdfProblemWords } from './pdf-problem-words.ts';

/** Why a row is refused, in words. */
export function problemWords({ row: written, field, text, fault }: Problem): string {
	const what = { field: field ? fieldWords[field]() : '', text };
	const row = written ?? 0;
	switch (fault.type) {
		case 'TooFewCells':
			return m.import_fault_too_few({ row, found: fault.found, expected: fault.expected });
		case 'TooManyCells':
			return m.import_fault_too_many({ row, found: fault.found, expected: fault.expected });
		case 'BrokenQuotes':
			return m.import_fault_quotes({ row });
		case 'MissingValue':
			return m.import_fault_missing(what);
		case 'CellTooLong':
			return m.import_fault_too_long({ ...what, length: formatCount(fault.length), limit: formatCount(fault.limit) });
		case 'ControlCharacter':
			return m.import_fault_control(what);
		case 'NotANumber':
			return m.import_fault_number(what);
		case 'AmbiguousNumber':
			return m.import_fault_number_ambiguous(what);
		case 'NumberTooLarge':
			return m.import_fault_number_large(what);
		case 'NotADate':
			return m.import_fault_date(what);
		case 'AmbiguousDate':
			return m.import_fault_date_ambiguous(what);
		case 'NotAVatRate':
			return m.import_fault_vat(what);
		case 'VatDisagrees':
			return m.import_fault_vat_disagrees();
		case 'UnknownCountry':
			return m.import_fault_country(what);
		case 'UnknownRoute':
			return m.import_fault_route(what);
		case 'UnknownCurrency':
			return m.import_fault_currency(what);
		case 'UnknownVatCategory':
			return m.import_fault_category(what);
		case 'UnknownInvoiceType':
			return m.import_fault_type(what);
		case 'UnknownAnswer':
			return m.import_fault_answer(what);
		case 'NotADiscount':
			return m.import_fault_discount(what);
		case 'LineAmountDiffers': {
			const [stated, computed] = [formatFigure(fault.stated as Cents), formatFigure(fault.computed as Cents)];
			return m.import_fault_line_differs({ stated, computed });
		}
		case 'RowsDisagree':
			return m.import_fault_disagree({ ...what, values: fault.values.join(', ') });
		case 'RowRefused':
			return m.import_fault_neighbour({ row: fault.row });
		case 'UnknownDebtor':
			return m.import_fault_debtor({ number: fault.number });
		case 'DebtorTwice':
			return m.import_fault_twice({ row: fault.row });
		case 'TooManyLines':
			return m.import_fault_lines({ limit: formatCount(fault.limit) });
		case 'NoPdf':
		case 'SeveralPdfs':
		case 'PdfTaken':
		case 'NotInList':
		case 'NameDoesNotFit':
		case 'NoDebtor':
		case 'NumberTwice':
		case 'SameDocument':
		case 'NotAPdf':
		case 'EmptyPdf':
		case 'DamagedPdf':
		case 'EncryptedPdf':
		case 'PdfTooBig':
		case 'UnreadablePdf':
			return pdfProblemWords(fault);
	}
}

/** What is worth knowing of a row that is taken. */
export function noteWords(note: Note, currency: Currency | null): string {
	const amount = (cents: Cents) => (currency ? formatAmount(cents, currency) : formatFigure(cents));
	switch (note.type) {
		case 'Rounded':
			return m.import_note_rounded({
				field: fieldWords[note.field](),
				row: note.row,
				text: note.text,
				value: note.value
			});
		case 'TotalDiffers':
			return m.import_note_total({ stated: amount(note.stated), computed: amount(note.computed) });
		case 'SignsTurned':
			return m.import_note_turned();
		case 'BelowZero':
			return m.import_note_below_zero();
		case 'OtherLanguage':
			return m.import_note_language({ text: note.text });
		case 'NewDebtor':
			return m.pdfs_note_debtor({ number: note.number });
		case 'TooBigToMail':
			return m.pdfs_note_big({ size: formatBytes(note.size), limit: formatBytes(note.limit) });
		case 'CannotBeMailed':
			if (note.good > 0) return m.import_note_partly({ text: note.text });
			return note.text === '' ? m.import_note_no_address() : m.import_note_unmailable({ text: note.text });
	}
}

/** What would change in a known debtor. */
export const changeWords = ({ field, from, to }: Change): string =>
	m.import_change({ field: fieldWords[field](), from, to });

/** Where in the file a problem stands. */
export function placeWords({ row: written, column, text }: Problem): string {
	const row = written ?? 0;
	if (column === '') return text === '' ? m.import_details_row({ row }) : `${m.import_details_row({ row })}: ${text}`;
	return text === '' ? m.import_details_cell_empty({ row, column }) : m.import_details_cell({ row, column, text });
}
