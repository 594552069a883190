import type { DocumentProblem } from '#domain/document.ts';
import { m } from './paraglide/messages.js';

/** Why a document cannot be made, in words. */
export function documentFault(problem: DocumentProblem | null): string {
	switch (problem?.type) {
		case 'MissingCharacters':
			return m.send_document_characters({ characters: problem.characters, where: problem.where });
		case 'AddressTooLong':
			return m.send_document_address();
		case 'NoLines':
			return m.send_document_no_lines();
		case 'Failed':
		case undefined:
			return m.send_document_failed();
	}
}
