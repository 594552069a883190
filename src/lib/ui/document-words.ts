import type { DocumentProblem } from '#domain/document.ts';
import { m } from './paraglide/messages.js';

/** Why a document cannot be made, in words. */
export function documentFault(problem: DocumentProblem | null): string {
	switch (problem?.type) {
		case 'MissingCharacters':
			return m.send_document_characters({ characters: problem.characters, where: placeWords(problem.where) });
		case 'AddressTooLong':
			return m.send_document_address();
		case 'NoLines':
			return m.send_document_no_lines();
		case 'Lost':
			return m.send_document_lost();
		case 'Failed':
		case undefined:
			return m.send_document_failed();
	}
}

/** The place of a text in an invoice, given as a path such as `lines.0.note`, in words. */
function placeWords(path: string): string {
	const [part = '', index] = path.split('.');
	if (part === 'lines') return m.send_document_where_line({ line: Number(index) + 1 });
	if (part === 'buyer') return m.send_document_where_debtor();
	if (part === 'issuer') return m.send_document_where_company();
	return m.send_document_where_invoice();
}
