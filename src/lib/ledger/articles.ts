import type { InvoiceLine } from '#domain/invoice.ts';
import { db } from './db.ts';
import { invoicesOfDebtor } from './debtor-invoices.ts';
import { hiddenInvoices } from './hidden.ts';
import type { InvoiceRow } from './rows.ts';

/** What an issuer has sold before, as it was last written. */
export interface Article extends Pick<
	InvoiceLine,
	'article' | 'description' | 'unit' | 'unitPrice' | 'vatRate' | 'vatCategory'
> {
	/** Whether that price held its VAT. */
	includesVat: boolean;
	/** Whether the debtor it is remembered for has bought it. */
	boughtBefore: boolean;
}

/** The newest invoices of an issuer that are looked through; of the debtor all are. */
const newest = 300;

/**
 * The articles of an issuer, remembered from what it has invoiced: first what this debtor has bought, at the price last
 * asked of him, then all else; the newest first.
 */
export async function articlesFor(issuerId: string, debtorId: string): Promise<Article[]> {
	const own = (await invoicesOfDebtor(debtorId)).filter((row) => row.issuerId === issuerId);
	const all = await db.invoices.where('keys').startsWith(`${issuerId}|all|any|`).reverse().limit(newest).toArray();
	const hidden = await hiddenInvoices();
	const found = new Map<string, Article>();
	for (const row of [...own, ...all.filter(({ id }) => !hidden.has(id))].filter(isFinal)) {
		for (const line of row.lines) {
			const key = keyOf(line);
			if (line.description && !found.has(key)) found.set(key, articleOf(line, row, row.debtorId === debtorId));
		}
	}
	return [...found.values()];
}

/** The newest invoice of a debtor with lines, by this issuer; null where there is none. */
export async function lastInvoiceOf(issuerId: string, debtorId: string): Promise<InvoiceRow | null> {
	const rows = await invoicesOfDebtor(debtorId);
	return rows.find((row) => row.issuerId === issuerId && isFinal(row)) ?? null;
}

const isFinal = ({ kind, type, lines }: InvoiceRow): boolean =>
	kind !== 'draft' && type === 'invoice' && lines.length > 0;

const keyOf = ({ article = '', description, unit }: InvoiceLine): string =>
	[article, description, unit].map((part) => part.trim().toLowerCase()).join('\n');

const articleOf = (line: InvoiceLine, { pricesIncludeVat }: InvoiceRow, boughtBefore: boolean): Article => ({
	...(line.article && { article: line.article }),
	description: line.description,
	unit: line.unit,
	unitPrice: line.unitPrice,
	vatRate: line.vatRate,
	vatCategory: line.vatCategory,
	includesVat: pricesIncludeVat === true,
	boughtBefore
});
