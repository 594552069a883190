import { writeRecipients } from '#domain/recipients.ts';
import type { InvoiceEvent } from '#ledger/history.ts';
import type { MessageRow, ReceiptRow } from '#ledger/rows.ts';
import { addressesWord } from '#ui/counted.ts';
import { documentFault } from '#ui/document-words.ts';
import { formatWhen } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { reasonWords } from '#ui/reason-words.ts';
import type { Dossier } from './dossier.ts';

/** One line of what happened. */
export interface TimelineEvent {
	/** ISO time. */
	at: string;
	text: string;
	detail?: string;
	/** The server's own words. */
	words?: string;
}

/** What happened to an invoice in plain words, the newest first. */
export function timelineOf({ invoice, events, messages, receipts }: Dossier): TimelineEvent[] {
	const told = [
		...events.map((event) => ({ at: event.at, ...eventWords(event, invoice.number) })),
		...messages.map(approval),
		...grouped(receipts).map(receiptEvent)
	];
	if (told.length === 0 && invoice.history) return [{ at: invoice.date, text: m.invoices_event_history() }];
	return told.toSorted((a, b) => b.at.localeCompare(a.at));
}

function eventWords(event: InvoiceEvent, number: string): Omit<TimelineEvent, 'at'> {
	switch (event.type) {
		case 'imported':
			return { text: m.invoices_event_imported({ file: event.fileName }) };
		case 'issued':
			return { text: m.invoices_event_issued({ number }) };
		case 'document-made':
			return { text: m.invoices_event_document() };
		case 'document-failed':
			return { text: m.invoices_event_document_failed(), detail: documentFault(event.problem) };
		case 'document-requested':
			return { text: m.invoices_event_document_requested() };
		case 'held':
			return { text: m.invoices_event_held(), detail: event.reason };
		case 'released':
			return { text: m.invoices_event_released() };
		case 'marked-sent':
			return { text: m.invoices_event_marked() };
		case 'mark-undone':
			return { text: m.invoices_event_mark_undone() };
		case 'saved':
			return { text: m.files_event_saved() };
		case 'printed':
			return { text: m.invoices_event_printed() };
		case 'printed-again':
			return { text: m.invoices_event_printed_again() };
		case 'print-undone':
			return { text: m.invoices_event_print_undone() };
		case 'taken-out':
			return { text: m.invoices_event_taken_out() };
		case 'recall-asked':
			return { text: m.invoices_event_recall_asked() };
		case 'recall-answered':
			return event.tooLate.length > 0
				? { text: m.invoices_event_recall_late(), detail: writeRecipients(event.tooLate) }
				: { text: m.invoices_event_recall_done() };
		case 'recipients-edited':
			return { text: m.invoices_event_recipients(), detail: event.recipients ?? m.invoices_follows_debtor() };
	}
}

const approval = ({ approvedAt, recipients, practice, message }: MessageRow): TimelineEvent => {
	const addresses = addressesWord(recipients.length);
	const real = message.resendOf === null ? m.invoices_event_approved : m.invoices_event_resent;
	return {
		at: approvedAt,
		text: practice ? m.invoices_event_approved_practice({ addresses }) : real({ addresses }),
		detail: writeRecipients(recipients.map((one) => one.address))
	};
};

/** Receipts that say the same of several recipients at the same minute are one event. */
function grouped(receipts: readonly ReceiptRow[]): ReceiptRow[][] {
	const key = (one: ReceiptRow) => [one.messageId, one.state, one.at.slice(0, 16), one.reason, one.code].join('|');
	return [...Map.groupBy(receipts, key).values()];
}

function receiptEvent(group: ReceiptRow[]): TimelineEvent {
	const first = group[0]!;
	const addresses = writeRecipients(group.map((one) => one.recipient));
	return {
		at: first.at,
		text: receiptWords(first, addresses),
		detail: reasonWords(first.reason) || undefined,
		words: [...new Set(group.map((one) => one.reply).filter(Boolean))].join('\n') || undefined
	};
}

function receiptWords({ state, practice, evidence, nextTryAt }: ReceiptRow, addresses: string): string {
	switch (state) {
		case 'staged':
			return m.invoices_event_staged();
		case 'queued':
			return m.invoices_event_queued();
		case 'deferred':
			return nextTryAt
				? m.invoices_event_deferred_until({ addresses, when: formatWhen(nextTryAt) })
				: m.invoices_event_deferred({ addresses });
		case 'accepted':
			if (practice) return m.invoices_event_tried({ addresses });
			return evidence === 'person'
				? m.invoices_event_accepted_person({ addresses })
				: m.invoices_event_accepted({ addresses });
		case 'rejected':
			return m.invoices_event_rejected({ addresses });
		case 'uncertain':
			return m.invoices_event_uncertain({ addresses });
		case 'delivered':
			return m.invoices_event_delivered({ addresses });
		case 'bounced':
			return m.invoices_event_bounced({ addresses });
		case 'cancelled':
			return m.invoices_event_cancelled({ addresses });
		case 'expired':
			return m.invoices_event_expired({ addresses });
	}
}
