import { digestJson } from './canonical-json.ts';
import type { ClockTime } from './clock.ts';
import type { Sha256 } from './digest.ts';
import { err, ok, type Result } from './result.ts';

/** One event in the chain of a device: what happened to which things, but not its content, which may be dropped later. */
export interface JournalEntry {
	deviceId: string;
	/** 1, 2, 3 … on this device. */
	seq: number;
	/** The link of the entry before, or empty. The first of a copied profile names the old head. */
	prev: Sha256 | '';
	time: ClockTime;
	/** E.g. `invoice.issued`. */
	type: string;
	/** The things that it happened to. */
	ids: readonly string[];
	/** Salted digest of the payload. */
	digest: Sha256;
}

/** Where a chain does not hold. */
export type ChainError = {
	type: 'WrongLink' | 'WrongSequence' | 'WrongDevice' | 'TimeGoesBack';
	seq: number;
};

/** The link of an entry: SHA-256 over the canonical form of all that it says, the previous link included. */
export const linkOf = ({ deviceId, seq, prev, time, type, ids, digest }: JournalEntry): Sha256 =>
	digestJson({ deviceId, seq, prev, time, type, ids, digest });

/** Checks consecutive entries of one device and gives their head (empty for none); they may begin anywhere in the chain. */
export function verifyChain(entries: readonly JournalEntry[]): Result<Sha256 | '', ChainError> {
	let head: Sha256 | '' = '';
	for (const [index, entry] of entries.entries()) {
		const before = entries[index - 1];
		const error = before && stepError(before, head, entry);
		if (error) return err({ type: error, seq: entry.seq });
		head = linkOf(entry);
	}
	return ok(head);
}

function stepError(before: JournalEntry, head: Sha256 | '', entry: JournalEntry): ChainError['type'] | null {
	if (entry.deviceId !== before.deviceId) return 'WrongDevice';
	if (entry.seq !== before.seq + 1) return 'WrongSequence';
	if (entry.prev !== head) return 'WrongLink';
	return entry.time > before.time ? null : 'TimeGoesBack';
}
