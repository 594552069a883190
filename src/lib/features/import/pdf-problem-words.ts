import type { MatchFault } from '#import/fault.ts';
import type { PdfFault } from '#import/pdf-file.ts';
import { formatBytes } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { fieldShown } from '#ui/pattern-fields.ts';
import type { PatternProblem } from './finished-pdfs.svelte.ts';

/** Why a finished PDF is left out, and how that is mended. */
export function pdfProblemWords(fault: MatchFault | PdfFault): string {
	switch (fault.type) {
		case 'NoPdf':
			return fault.file === '' ? m.pdfs_fault_no_pdf() : m.pdfs_fault_no_file({ file: fault.file });
		case 'SeveralPdfs':
			return m.pdfs_fault_several({ files: fault.files.join(', ') });
		case 'PdfTaken':
			return m.pdfs_fault_taken({ file: fault.file, number: fault.number });
		case 'NotInList':
			return m.pdfs_fault_not_in_list();
		case 'NameDoesNotFit':
			return m.pdfs_fault_name();
		case 'NoDebtor':
			return m.pdfs_fault_no_debtor();
		case 'NumberTwice':
			return 'row' in fault.other
				? m.pdfs_fault_twice_row({ row: fault.other.row })
				: m.pdfs_fault_twice_file({ file: fault.other.file });
		case 'SameDocument':
			return m.pdfs_fault_same({ number: fault.number });
		case 'NotAPdf':
			return m.pdfs_fault_no_pdf_file();
		case 'EmptyPdf':
			return m.pdfs_fault_empty();
		case 'DamagedPdf':
			return m.pdfs_fault_damaged();
		case 'EncryptedPdf':
			return m.pdfs_fault_encrypted();
		case 'PdfTooBig':
			return m.pdfs_fault_big({ size: formatBytes(fault.bytes), limit: formatBytes(fault.limit) });
		case 'UnreadablePdf':
			return m.pdfs_fault_unreadable();
	}
}

/** Why a pattern cannot be used. */
export function patternProblemWords(problem: PatternProblem): string {
	switch (problem.type) {
		case 'UnknownField':
			return m.pdfs_pattern_unknown({ field: `{${problem.field}}` });
		case 'LooseBrace':
			return m.pdfs_pattern_brace();
		case 'NoNumber':
			return m.pdfs_pattern_no_number({ field: fieldShown('number') });
	}
}
