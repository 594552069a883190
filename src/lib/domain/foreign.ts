import type { Invoice } from './invoice.ts';
import { zeroCents, type Cents } from './money.ts';
import type { Totals } from './vat.ts';

/** The name of the one variant of a finished PDF: nothing of ours is drawn on it. */
export const foreignVariant = 'foreign';

/** What is known of an invoice whose document is a finished PDF of another program: it has no lines and no VAT rows. */
export interface ForeignFacts {
	/** Whether the total with VAT was stated; nothing else says what the PDF comes to. */
	gross: 'stated' | 'unknown';
}

/** The sums of a finished PDF: what was stated, and nothing made up. `net`, `vat` and `rows` say nothing there. */
export const foreignTotals = (gross: Cents | null): Totals => ({
	lines: [],
	net: zeroCents,
	vat: zeroCents,
	gross: gross ?? zeroCents,
	rows: []
});

/** What an invoice comes to with VAT, or null where nobody has said so. */
export const knownGross = ({ foreign, totals }: Pick<Invoice, 'foreign' | 'totals'>): Cents | null =>
	foreign?.gross === 'unknown' ? null : totals.gross;
