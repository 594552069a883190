import type { Sha256 } from './digest.ts';

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

/** A file of a message whose bytes are no longer on the device. */
export interface MissingFile {
	sha256: Sha256;
	fileName: string;
	/** Numbers of the invoices that it would have gone with. */
	numbers: string[];
}

/**
 * Hand-over of a batch: waiting on the device (with how many of its parts the relay has), all parts there and the seal
 * asked for (nothing can be taken out any more), refused by the relay (with its words), or taken by it
 * (`untold` until a person has seen its result).
 */
export type BatchPush =
	| { type: 'waiting'; parts?: { done: number; total: number } }
	| { type: 'sealing' }
	/**
	 * `invoiceIds`: those that it would have brought; unknown of batches refused before they were kept. `missing`: what the
	 * device itself lacked, where that and not the relay was the reason.
	 */
	| { type: 'refused'; detail: string; invoiceIds?: string[]; missing?: MissingFile[] }
	| { type: 'sealed'; at: string; untold?: boolean };
