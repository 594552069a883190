/** What can happen in the trade; each write that matters is one of these. */
export type EventType =
	| 'issuer.saved'
	| 'series.saved'
	| 'series.unlocked'
	| 'letterhead.added'
	| 'mail-text.saved'
	| 'debtor.saved'
	| 'debtor.recipients-confirmed'
	| 'debtor.merged'
	| 'invoice.issued'
	| 'invoice.draft-deleted'
	| 'invoice.recipients-edited'
	| 'invoice.held'
	| 'invoice.released'
	| 'invoice.marked-sent'
	| 'invoice.mark-undone'
	| 'invoice.printed'
	| 'invoice.print-undone'
	| 'document.stored'
	| 'document.requested'
	| 'document.saved'
	| 'enclosure.added'
	| 'enclosure.removed'
	| 'import.finished'
	| 'batch.approved'
	| 'batch.sealed'
	| 'batch.refused'
	| 'message.resolved'
	| 'message.forgotten'
	| 'message.recalled'
	| 'message.recall-answered'
	| 'receipts.applied'
	| 'pin.set'
	| 'pin.removed'
	| 'pin.forgotten'
	| 'practice.cleared'
	| 'samples.loaded'
	| 'samples.cleared'
	| 'device.copied'
	| 'device.replaced'
	| 'ledger.restored'
	| 'relay.handed-back';

/** An event for the journal: which rows it is about and, in full, what it says. */
export interface LedgerEvent {
	type: EventType;
	ids: string[];
	payload: unknown;
}
