import type { Column } from '#import/table-file.ts';
import { knownGross } from '#domain/foreign.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { formatDate, formatTime } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { routeWord } from '#ui/route-words.ts';
import { looks } from '#ui/tone.ts';
import { stateWord } from './state-words.ts';

const moment = (iso: string): string => (iso ? `${formatDate(iso)} ${formatTime(iso)}` : '');

/** What a list of invoices says in its columns, for bookkeepers. */
export const listTable = (): Column<InvoiceRow>[] => [
	{ heading: m.ledger_column_number(), type: 'text', value: ({ number }) => number || m.ledger_draft_number() },
	{ heading: m.ledger_column_date(), type: 'date', value: ({ date }) => date },
	{ heading: m.ledger_column_due(), type: 'date', value: ({ dueDate }) => dueDate },
	{ heading: m.ledger_column_debtor_number(), type: 'text', value: ({ buyer }) => buyer.number },
	{ heading: m.ledger_column_debtor(), type: 'text', value: ({ buyer }) => buyer.name },
	{ heading: m.ledger_column_order(), type: 'text', value: ({ orderReference }) => orderReference },
	{ heading: m.ledger_list_net(), type: 'amount', value: ({ foreign, totals }) => (foreign ? null : totals.net) },
	{ heading: m.ledger_list_vat(), type: 'amount', value: ({ foreign, totals }) => (foreign ? null : totals.vat) },
	{ heading: m.ledger_list_gross(), type: 'amount', value: knownGross },
	{ heading: m.ledger_list_currency(), type: 'text', value: ({ currency }) => currency },
	{ heading: m.ledger_list_route(), type: 'text', value: ({ route }) => routeWord(route) },
	{ heading: m.ledger_column_recipient(), type: 'text', value: ({ recipients }) => recipients },
	{ heading: m.ledger_column_state(), type: 'text', value: stateOf },
	{ heading: m.ledger_column_sent(), type: 'text', value: ({ sentAt }) => moment(sentAt) },
	{ heading: m.ledger_column_printed(), type: 'text', value: ({ printedAt }) => moment(printedAt) },
	{ heading: m.ledger_list_held(), type: 'text', value: ({ held }) => held?.reason ?? '' }
];

const stateOf = (row: InvoiceRow): string =>
	(row.state === 'problem' ? stateWord(row, '') : undefined) ?? looks[row.state].word();
