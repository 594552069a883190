import type { InvoiceRow, MessageRow } from '#ledger/rows.ts';
import { m } from '#ui/paraglide/messages.js';

/** The times that people ask for: sent on, printed on, marked as sent. Never of a practice send. */
export function sentFacts(invoice: InvoiceRow, messages: readonly MessageRow[]): { label: string; at: string }[] {
	const accepted = messages
		.filter((message) => !message.practice && message.sentAt !== '')
		.map((message) => message.sentAt)
		.toSorted()[0];
	return [
		{ label: m.invoices_sent_on(), at: accepted ?? '' },
		{ label: m.invoices_printed_on(), at: invoice.printedAt },
		{ label: m.files_instead_on(), at: invoice.savedInsteadAt ?? '' },
		{ label: m.invoices_marked_on(), at: invoice.markedSentAt }
	].filter(({ at }) => at !== '');
}
