import { recipientsOf, writeRecipients, type InvoiceRecipients } from '#domain/recipients.ts';
import { ledgerState, type MessageFacts } from '#domain/ledger-state.ts';
import type { Route } from '#domain/route.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { listKeys } from './list-order.ts';
import type { InvoiceMarks, InvoiceRow, MessageRow } from './rows.ts';
import { wordsOf } from './words.ts';

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

/**
 * What the ledger shows of an invoice, from its content, its debtor, its messages and its marks. `route` is the one
 * that a row had before: what is sealed keeps it.
 */
export function projectInvoice(
	invoice: Invoice & InvoiceMarks & { route?: Route },
	debtor: Debtor | undefined,
	issuer: Issuer,
	messages: readonly MessageRow[]
): InvoiceRow {
	const sealed = messages.findLast(isUnderWay);
	const route = invoice.routeEdited ?? (sealed && invoice.route) ?? debtor?.route ?? 'mail';
	const recipients = sealed ? sealedTo(sealed) : recipientsOf(invoice, debtor ?? unknownDebtor, issuer);
	const shown = ledgerState({
		...invoice,
		held: invoice.held ? invoice.held.reason || '–' : '',
		route,
		addressState: recipients.state,
		messages: messages.map(factsOf)
	});
	const sentAt = sentAtOf(invoice, messages);
	return {
		...invoice,
		...shown,
		route,
		recipients: recipients.written,
		addresses: recipients.state === 'ready' ? recipients.addresses : [],
		sentAt,
		keys: listKeys({ ...invoice, state: shown.state, route, sentAt }),
		words: wordsOf(invoice.number, invoice.buyer.name, invoice.buyer.number, invoice.orderReference, recipients.written)
	};
}

/** Whether a real message is on its way or has arrived; one that failed leaves its invoice to follow the debtor again. */
function isUnderWay({ practice, recipients }: MessageRow): boolean {
	const open = recipients.filter(({ state }) => state !== 'cancelled');
	return !practice && open.length > 0 && open.every(({ state }) => !failures.has(state));
}

const failures: ReadonlySet<string> = new Set(['rejected', 'expired', 'bounced']);

/** Where a sealed message goes, whatever the debtor's addresses have become. */
function sealedTo({ message }: MessageRow): InvoiceRecipients {
	const addresses = message.recipients.map(({ address }) => address);
	return { state: 'ready', addresses, written: writeRecipients(addresses), source: 'invoice' };
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
	return accepted.toSorted()[0] ?? (marks.markedSentAt || marks.printedAt || marks.savedInsteadAt || '');
}
