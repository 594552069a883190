/** The messages approved together. */
export interface Batch {
	/** UUIDv7. */
	id: string;
	issuerId: string;
	mailboxId: string;
	/** Whether its mailbox only practises. */
	practice: boolean;
	/** ISO time of approval on the device. */
	approvedAt: string;
	messageIds: string[];
	invoices: number;
	recipients: number;
	/** Where the hand-over stands. */
	push: BatchPush;
}

/**
 * Hand-over of a batch: waiting on the device (with how many of its parts the relay has), all parts there and the seal
 * asked for (nothing can be taken out any more), refused by the relay (with its words), or taken by it
 * (`untold` until a person has seen its result).
 */
export type BatchPush =
	| { type: 'waiting'; parts?: { done: number; total: number } }
	| { type: 'sealing' }
	/** `invoiceIds`: those that it would have brought; unknown of batches refused before they were kept. */
	| { type: 'refused'; detail: string; invoiceIds?: string[] }
	| { type: 'sealed'; at: string; untold?: boolean };
