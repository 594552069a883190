import type { Sorting } from '#ledger/list-order.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { formatDate, formatShortDate, formatTime } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { recipientWord } from './state-words.ts';

/** The columns that can be chosen, in their order; debtor, state and amount always stand. */
export const columnIds = [
	'number',
	'date',
	'dueDate',
	'debtorNumber',
	'recipient',
	'orderReference',
	'sentAt',
	'printedAt'
] as const;

/** One of the columns that can be chosen. */
export type ColumnId = (typeof columnIds)[number];

/** The columns of a device on which nobody has chosen. */
export const usualColumns: readonly ColumnId[] = ['number', 'date', 'recipient'];

interface Column {
	word: () => string;
	/** CSS pixels that it takes beside the name. */
	width: number;
	text: (row: InvoiceRow) => string;
	/** What it says on the second line of a row, where no head names it. */
	below?: (row: InvoiceRow) => string;
	sorts?: Sorting;
}

const day = (iso: string): string => (iso ? formatDate(iso) : '');
const moment = (iso: string): string => (iso ? `${formatShortDate(iso)} ${formatTime(iso)}` : '');
const number = (row: InvoiceRow): string => row.number || m.ledger_draft_number();

/** What each column says. */
export const columns: Record<ColumnId, Column> = {
	number: { word: m.ledger_column_number, width: 116, text: number, sorts: 'number', below: number },
	date: {
		word: m.ledger_column_date,
		width: 104,
		text: ({ date }) => day(date),
		below: ({ date }) => formatShortDate(date),
		sorts: 'date'
	},
	dueDate: { word: m.ledger_column_due, width: 104, text: ({ dueDate }) => day(dueDate) },
	debtorNumber: { word: m.ledger_column_debtor_number, width: 112, text: ({ buyer }) => buyer.number },
	recipient: { word: m.ledger_column_recipient, width: 216, text: recipientWord, below: recipientWord },
	orderReference: { word: m.ledger_column_order, width: 128, text: ({ orderReference }) => orderReference },
	sentAt: { word: m.ledger_column_sent, width: 128, text: ({ sentAt }) => moment(sentAt), sorts: 'sent' },
	printedAt: { word: m.ledger_column_printed, width: 128, text: ({ printedAt }) => moment(printedAt) }
};

/** The columns of a list: beside the name as far as there is room, the others on the line below it. */
export interface Fitted {
	beside: ColumnId[];
	below: ColumnId[];
}

/** Parts columns over the room that is left beside a name of a readable width, in CSS pixels. */
export function fitColumns(chosen: readonly ColumnId[], room: number): Fitted {
	const fitted: Fitted = { beside: [], below: [] };
	let left = room;
	for (const id of columnIds.filter((one) => chosen.includes(one))) {
		const { width } = columns[id];
		(width <= left ? fitted.beside : fitted.below).push(id);
		if (width <= left) left -= width;
	}
	return fitted;
}

/** What the columns beside the name take in a grid. */
export const gridOf = ({ beside }: Fitted): string => beside.map((id) => `${columns[id].width}px`).join(' ');

/** The second line of a row; a hold shows its reason in place of the recipient. */
export function lineBelow(row: InvoiceRow, below: readonly ColumnId[]): string {
	const parts = below.map((id) => {
		if (id === 'recipient' && row.held) return '';
		const { below: own, text, word } = columns[id];
		const value = (own ?? text)(row);
		return value && !own ? `${word()} ${value}` : value;
	});
	return [...parts, row.held?.reason].filter(Boolean).join(' · ');
}
