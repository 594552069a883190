import { knownGross } from '#domain/foreign.ts';
import { sumCents, type Cents, type Currency } from '#domain/money.ts';
import { invoiceRows } from './lists.ts';
import type { InvoiceRow } from './rows.ts';

/** What is known of some invoices together, and which of them what can be done with. */
export interface Selection {
	addresses: number;
	/** What they come to in each currency, as far as it is known. */
	gross: { currency: Currency; sum: Cents }[];
	/** How many of them have no amount that anybody knows. */
	unknown: number;
	sendable: string[];
	held: { id: string; reason: string }[];
	/** Those of which a person can say that they have reached their debtor. */
	markable: string[];
}

/** Of no invoices. */
export const noSelection: Selection = { addresses: 0, gross: [], unknown: 0, sendable: [], held: [], markable: [] };

/** How many rows are read at a time, so that a screen stays usable meanwhile. */
const slice = 200;

/** Adds up invoices. Reads them in slices; nothing but the database is awaited, so that it may be a live query. */
export async function readSelection(ids: readonly string[]): Promise<Selection> {
	const selection: Selection = { addresses: 0, gross: [], unknown: 0, sendable: [], held: [], markable: [] };
	for (let at = 0; at < ids.length; at += slice) {
		for (const row of await invoiceRows(ids.slice(at, at + slice))) add(selection, row);
	}
	return selection;
}

/** The rows of these ids in their order. Reads them in slices. */
export async function readRows(ids: readonly string[]): Promise<InvoiceRow[]> {
	const rows: InvoiceRow[] = [];
	for (let at = 0; at < ids.length; at += slice) rows.push(...(await invoiceRows(ids.slice(at, at + slice))));
	return rows;
}

function add(selection: Selection, row: InvoiceRow): void {
	selection.addresses += row.addresses.length;
	const gross = knownGross(row);
	if (gross === null) selection.unknown += 1;
	else addAmount(selection.gross, row.currency, gross);
	if (row.state === 'to-send' || row.state === 'problem') selection.sendable.push(row.id);
	if (row.held) selection.held.push({ id: row.id, reason: row.held.reason });
	if (row.kind !== 'draft' && row.state !== 'waiting' && row.state !== 'sent') selection.markable.push(row.id);
}

function addAmount(sums: Selection['gross'], currency: Currency, amount: Cents): void {
	const known = sums.find((sum) => sum.currency === currency);
	if (known) known.sum = sumCents([known.sum, amount]);
	else sums.push({ currency, sum: amount });
}
