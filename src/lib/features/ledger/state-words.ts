import type { LedgerProblem } from '#domain/ledger-state.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { formatShortDate, formatTime } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** The state of an invoice in a word or two, with the time where it says something. */
export function stateWord(row: InvoiceRow, today: string): string | undefined {
	if (row.state === 'problem' && row.problem) return problemWords[row.problem]();
	if (row.state === 'sent') return sentWord(row, today);
	return undefined;
}

const problemWords: Record<LedgerProblem, () => string> = {
	document: m.ledger_problem_document,
	rejected: m.ledger_problem_rejected,
	expired: m.ledger_problem_expired,
	bounced: m.ledger_problem_bounced,
	address: m.ledger_problem_address
};

function sentWord({ sentAt, printedAt, savedInsteadAt, history }: InvoiceRow, today: string): string {
	if (!sentAt) return history ? m.ledger_sent_before() : m.ledger_sent();
	const when = sentAt.startsWith(today) ? formatTime(sentAt) : formatShortDate(sentAt);
	if (sentAt === savedInsteadAt) return m.files_saved_at({ when });
	return sentAt === printedAt ? m.ledger_printed_at({ when }) : m.ledger_sent_at({ when });
}

/** To whom an invoice goes, in short. */
export function recipientWord(row: InvoiceRow): string {
	if (row.route === 'paper') return m.ledger_by_paper();
	const [first, ...others] = row.addresses;
	if (first === undefined)
		return row.recipients ? m.ledger_cannot_mail({ written: row.recipients }) : m.ledger_no_address();
	return others.length > 0 ? `${first} + ${others.length}` : first;
}
