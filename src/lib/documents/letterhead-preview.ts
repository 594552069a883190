import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import { totalsOf } from '#domain/vat.ts';
import { newestInvoice } from '#ledger/newest-invoice.ts';
import type { LetterheadImage } from '#ledger/rows.ts';
import { renderAnew } from '#pdf/client.ts';
import { openPdf, type OpenPdf } from '#pdf/preview.ts';
import { exampleInvoice } from './example-invoice.ts';
import { artOf } from './variants.ts';

/** A letterhead while it is being put together. */
export interface LetterheadDraft {
	first: LetterheadImage;
	next: LetterheadImage | null;
	margins: LetterheadMargins;
}

/** Lines that surely fill a first page and go on to the next. */
const manyLines = 60;

/** The invoices that a letterhead is tried with: the issuer's newest, or an invented one; and the same with many lines. */
export async function trialInvoices(issuer: Issuer): Promise<Record<'first' | 'next', Invoice>> {
	const first = (await newestInvoice(issuer.id)) ?? exampleInvoice(issuer);
	const lines = Array.from({ length: manyLines }, (_, index) => first.lines[index % first.lines.length]!);
	return { first, next: { ...first, lines, totals: totalsOf(lines, first) } };
}

/** Draws an invoice on a letterhead that is not saved; null where it cannot be drawn. Nothing is written. */
export async function openTrial(
	invoice: Invoice,
	issuer: Issuer,
	{ first, next, margins }: LetterheadDraft
): Promise<OpenPdf | null> {
	const head = { type: 'letterhead', id: 'trial', version: 0 } as const;
	const letterhead = { ...head, first: artOf(first), next: next && artOf(next), margins };
	const drawn = await renderAnew({ invoice, issuer, head }, letterhead);
	return drawn.ok ? openPdf(drawn.value.bytes) : null;
}
