import type { Sha256 } from '#domain/digest.ts';
import type { SeriesMark } from '#domain/series-mark.ts';

/** This device and the head of its chain. */
export interface DeviceRow {
	key: 'device';
	id: string;
	name: string;
	ledgerId: string;
	seq: number;
	head: Sha256 | '';
	/** Hybrid logical time of the last entry, or empty. */
	time: string;
	/** How far receipts have been pulled. */
	epoch: number;
	receiptSeq: number;
	/** By which the relay knows that it gave out that receipt. */
	receiptProof?: string;
	/** A secret of the ledger, 32 bytes: whoever restores it shows by this that it is his. */
	ledgerKey: Sha256;
	relay: RelayNotes;
}

/** What the relay has said of this device's chain and of the ledger's number series. */
export interface RelayNotes {
	/** The sequence of the entry that it knows; 0 before it knows any. */
	seq: number;
	/** By how much this device's clock runs ahead of the relay's, in milliseconds; negative behind it. */
	clockAhead: number;
	/** How far each series has counted on any device of the ledger. */
	marks: SeriesMark[];
	/** `replaced`: another device has taken the ledger over; `copied`: there are two of this one, and it began a new chain. */
	standing: 'well' | 'replaced' | 'copied';
}
