import type { RunList } from '#documents/paper-run.ts';
import { sumCents, type Cents, type Currency } from '#domain/money.ts';
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
			lines: inRun.map(({ id, number, buyer, totals, currency }) => ({
				number,
				debtor: buyer.name,
				place: `${buyer.address.postalCode} ${buyer.address.city}`.trim(),
				pages: formatCount(pages.get(id) ?? 0),
				amount: formatAmount(totals.gross, currency)
			})),
			sums: grossPerCurrency(inRun).map(({ currency, cents }, index) => ({
				debtor: index === 0 ? invoicesWord(inRun.length) : '',
				pages: index === 0 ? formatCount(sheets) : '',
				amount: formatAmount(cents, currency)
			}))
		};
	};
}

/** The sums of invoices in each of their currencies. */
export function grossPerCurrency(invoices: readonly InvoiceRow[]): { currency: Currency; cents: Cents }[] {
	const groups = Map.groupBy(invoices, ({ currency }) => currency);
	return [...groups].map(([currency, rows]) => ({ currency, cents: sumCents(rows.map((row) => row.totals.gross)) }));
}
