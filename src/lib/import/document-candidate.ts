import { digestJson } from '#domain/canonical-json.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { InvoiceType } from '#domain/invoice.ts';
import type { Cents, Currency } from '#domain/money.ts';
import type { Note } from './note.ts';
import type { PdfFile } from './pdf-file.ts';

/** What is known of an invoice besides its finished PDF. */
export interface DocumentFacts {
	number: string;
	type: InvoiceType;
	/** ISO dates; no due date where nothing says it. */
	date: string;
	dueDate: string;
	/** Null where nothing says it. */
	currency: Currency | null;
	gross: Cents | null;
	orderReference: string;
	subject: string;
	correctsNumber: string;
	alreadySent: boolean;
}

/** An invoice that is a finished PDF. */
export interface DocumentCandidate extends DocumentFacts {
	rows: number[];
	debtorNumber: string;
	file: PdfFile;
	notes: Note[];
	/** Digest of what makes it the same invoice again: number, debtor and the very PDF. */
	digest: Sha256;
}

/** By this an import knows a finished PDF again: whatever else a list says, its document is what the debtor gets. */
export const documentDigest = (number: string, debtorNumber: string, { sha256 }: PdfFile): Sha256 =>
	digestJson({ number, debtorNumber, sha256 });
