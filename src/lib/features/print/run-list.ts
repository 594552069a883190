import type { RunList } from '#documents/paper-run.ts';
import { knownGross } from '#domain/foreign.ts';
import { sumCents } from '#domain/money.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { invoicesWord } from '#ui/counted.ts';
import { formatAmount, formatCount, formatDate, formatTime } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** The list in front of a run: what is in it, in the order of the sheets, with pages and sums. */
export function runListOf(invoices: readonly InvoiceRow[], issuer: string, now: string) {
	return (pages: ReadonlyMap<string, number>): RunList => {
		const inRun = invoices.filter(({ id }) => pages.has(id));
		const sheets = inRun.reduce((sum, { id }) => sum + (pages.get(id) ?? 0), 0);
		return {
			title: m.print_list_title({ date: formatDate(now), time: formatTime(now) }),
			subtitle: issuer,
			columns: {
				number: m.print_list_number(),
				debtor: m.print_list_debtor(),
				place: m.print_list_place(),
				pages: m.print_list_pages(),
				amount: m.print_list_amount()
			},
			lines: inRun.map((invoice) => ({
				number: invoice.number,
				debtor: invoice.buyer.name,
				place: `${invoice.buyer.address.postalCode} ${invoice.buyer.address.city}`.trim(),
				pages: formatCount(pages.get(invoice.id) ?? 0),
				amount: amountOf(invoice)
			})),
			sums: sumsOf(inRun).map((amount, index) => ({
				debtor: index === 0 ? invoicesWord(inRun.length) : '',
				pages: index === 0 ? formatCount(sheets) : '',
				amount
			}))
		};
	};
}

function amountOf(invoice: InvoiceRow): string {
	const gross = knownGross(invoice);
	return gross === null ? '–' : formatAmount(gross, invoice.currency);
}

/** What invoices come to in each of their currencies, and how many of them have no amount that anybody knows, in words. */
export function sumsOf(invoices: readonly InvoiceRow[]): string[] {
	const known = invoices.filter((invoice) => knownGross(invoice) !== null);
	const groups = Map.groupBy(known, ({ currency }) => currency);
	const sums = [...groups].map(([currency, rows]) =>
		formatAmount(sumCents(rows.map(({ totals }) => totals.gross)), currency)
	);
	const count = invoices.length - known.length;
	return count === 0 ? sums : [...sums, m.print_without_amount({ count, shown: formatCount(count) })];
}
