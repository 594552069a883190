import { openPdf, type OpenPdf } from '#documents/preview.ts';
import type { Sha256 } from '#domain/digest.ts';
import { bytesOf, documentOf } from '#ledger/documents.ts';
import type { InvoiceRow } from '#ledger/rows.ts';

/** The stored document of an invoice, open for showing, and whether its first page names invoice and debtor. */
export interface FirstPage {
	pdf: OpenPdf;
	/** Whether it has any words; a scanned page has none, and says nothing. */
	hasText: boolean;
	hasName: boolean;
	hasNumber: boolean;
}

/** Opens the document that would travel with an invoice, or its usual one; null while there is none. */
export async function openFirstPage(invoice: InvoiceRow, sha256: Sha256 | null): Promise<FirstPage | null> {
	const bytes = sha256 ? await bytesOf(sha256) : (await documentOf(invoice.id))?.bytes;
	if (!bytes) return null;
	const pdf = await openPdf(bytes);
	const words = squeezed(await pdf.text(1));
	const has = (text: string): boolean => words.includes(squeezed(text));
	return { pdf, hasText: words !== '', hasName: has(invoice.buyer.name), hasNumber: has(invoice.number) };
}

/** A name may be broken into lines on the page, so white space does not count. */
const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
