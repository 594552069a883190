import type { RecipientState } from '#domain/receipt.ts';
import { invoiceRows, listInvoices, messagesOfInvoice } from '#ledger/lists.ts';
import type { InvoiceRow, MessageRow, RecipientRow } from '#ledger/rows.ts';

/** A mail that wants a person's decision: it was perhaps sent, or some of its recipients did not get it. */
export interface Case {
	invoice: InvoiceRow;
	message: MessageRow;
	/** Those of its recipients that the decision is about. */
	recipients: RecipientRow[];
}

/** What wants a decision; `total` counts those beyond the limit too. */
export interface Cases {
	total: number;
	cases: Case[];
}

const failures: readonly RecipientRow['state'][] = ['rejected', 'bounced', 'expired'] satisfies RecipientState[];

/** The open cases of an issuer, perhaps sent ones first, at most `limit` of them read in full. */
export async function openCases(issuerId: string, limit: number): Promise<Cases> {
	const list = (state: 'perhaps' | 'problem') => listInvoices({ issuerId, book: 'all', state, search: '' });
	const [perhaps, problems] = await Promise.all([list('perhaps'), list('problem')]);
	const found = await invoiceRows([...perhaps, ...problems]);
	const rows = found.filter((row) => row.state === 'perhaps' || isFailed(row));
	const cases = await Promise.all(rows.slice(0, limit).map(caseOf));
	return { total: rows.length, cases: cases.filter((one) => one !== null) };
}

const isFailed = (row: InvoiceRow): boolean => row.problem !== null && failures.includes(row.problem as RecipientState);

async function caseOf(invoice: InvoiceRow): Promise<Case | null> {
	const wanted = invoice.state === 'perhaps' ? ['uncertain'] : failures;
	for (const message of await messagesOfInvoice(invoice.id)) {
		const recipients = message.recipients.filter(({ state }) => wanted.includes(state));
		if (!message.practice && recipients.length > 0) return { invoice, message, recipients };
	}
	return null;
}
