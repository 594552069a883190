import { recipientsOf } from '#domain/recipients.ts';
import { ledgerState, type MessageFacts } from '#domain/ledger-state.ts';
import { booksOf } from '#domain/route.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { InvoiceMarks, InvoiceRow, MessageRow } from './rows.ts';
import { wordsOf } from './words.ts';

/** The order of a list: by date, then number with its figures padded, then id. */
const orderOf = (invoice: Invoice): string =>
	`${invoice.date}|${invoice.number.replace(/\d+/g, (digits) => digits.padStart(12, '0'))}|${invoice.id}`;

/** The marks of an invoice about which nothing is recorded yet. */
export const freshMarks: InvoiceMarks = {
	held: null,
	document: 'none',
	documentId: null,
	documentProblem: null,
	history: false,
	markedSentAt: '',
	printedAt: '',
	contentDigest: ''
};

/** What the ledger shows of an invoice, from its content, its debtor, its messages and its marks. */
export function projectInvoice(
	invoice: Invoice & InvoiceMarks,
	debtor: Debtor | undefined,
	issuer: Issuer,
	messages: readonly MessageRow[]
): InvoiceRow {
	const route = invoice.routeEdited ?? debtor?.route ?? 'mail';
	const recipients = recipientsOf(invoice, debtor ?? unknownDebtor, issuer);
	const shown = ledgerState({
		...invoice,
		held: invoice.held ? invoice.held.reason || '–' : '',
		route,
		addressState: recipients.state,
		messages: messages.map(factsOf)
	});
	const order = orderOf(invoice);
	return {
		...invoice,
		...shown,
		route,
		recipients: recipients.written,
		addresses: recipients.state === 'ready' ? recipients.addresses : [],
		sentAt: sentAtOf(invoice, messages),
		keys: booksOf(route).flatMap((book) => [
			`${invoice.issuerId}|${book}|${shown.state}|${order}`,
			`${invoice.issuerId}|${book}|any|${order}`
		]),
		words: wordsOf(invoice.number, invoice.buyer.name, invoice.buyer.number, recipients.written)
	};
}

const factsOf = ({ id, practice, message, recipients }: MessageRow): MessageFacts => ({
	id,
	practice,
	resendOf: message.resendOf,
	approved: recipients.some((recipient) => recipient.state === 'approved'),
	recipients: recipients.flatMap(({ address, state }) => (state === 'approved' ? [] : [{ address, state }]))
});

/** The addresses of a debtor that the ledger does not hold. */
const unknownDebtor = {
	invoiceAddress: '',
	contact: null,
	invoiceRecipients: '',
	generalEmail: '',
	confirmedRecipients: ''
};

/** "Sent on": the first acceptance by a real mailbox, else what a person recorded. */
function sentAtOf(marks: InvoiceMarks, messages: readonly MessageRow[]): string {
	const accepted = messages.filter((row) => !row.practice && row.sentAt !== '').map((row) => row.sentAt);
	return accepted.toSorted()[0] ?? (marks.markedSentAt || marks.printedAt);
}
