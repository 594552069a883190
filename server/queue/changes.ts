import { nextStates, type Evidence, type Reason, type RecipientState } from '#domain/receipt.ts';
import { findCurrent, insertReceipt, moveRecipient, type Current } from './change-queries.ts';
import { takeNumber } from './ledgers.ts';
import type { Writer } from './schema.ts';
import { wantSentCopy } from './sent-copies.ts';

/** What becomes of one recipient. */
export interface Change {
	messageId: string;
	address: string;
	state: RecipientState;
	reason: Reason | null;
	/** SMTP reply code, and the server's own words. */
	code: number | null;
	reply: string;
	evidence: Evidence | null;
	/** The attempt that brought it about. */
	attemptId: string | null;
	/** When it is tried (again); only of `queued` and `deferred`. */
	dueAt: string | null;
	/** Where its 48 hours began. */
	firstFailedAt: string | null;
}

/** A change without a server's words, to be completed where there are some. */
export const plainChange = (messageId: string, address: string, state: RecipientState): Change => ({
	messageId,
	address,
	state,
	reason: null,
	code: null,
	reply: '',
	evidence: null,
	attemptId: null,
	dueAt: null,
	firstFailedAt: null
});

/** Characters of a server's words that are kept. */
const replyLength = 500;

/**
 * Moves recipients to their new states and writes a receipt for each: the only way a state changes.
 * Runs within the caller's transaction. A change that `nextStates` does not allow is a bug and throws.
 */
export async function applyChanges(writer: Writer, at: string, changes: readonly Change[]): Promise<void> {
	for (const change of changes) {
		const from = await currentOf(writer, change);
		if (!nextStates[from.state].includes(change.state)) {
			throw new Error(`a recipient cannot go from ${from.state} to ${change.state}`);
		}
		await apply(writer, at, change, from);
		if (change.state === 'accepted' && change.evidence !== 'sent-folder')
			await wantSentCopy(writer, change.messageId, at);
	}
}

/**
 * The same for what a restore brings, which is no change of state but knowledge that is lost or comes back: `nextStates`
 * does not bind it. `at` is when it happened.
 */
export async function applyKnown(writer: Writer, at: string, changes: readonly Change[]): Promise<void> {
	for (const change of changes) await apply(writer, at, change, await currentOf(writer, change));
}

async function apply(writer: Writer, at: string, change: Change, from: Current): Promise<void> {
	const reply = change.reply.slice(0, replyLength);
	const isDeferred = change.state === 'deferred';
	await moveRecipient(writer, {
		...{ ...change, reply, at },
		heldBy: change.state === 'uncertain' ? change.attemptId : null,
		tries: isDeferred ? from.tries + 1 : from.tries
	});
	const { epoch, seq } = await takeNumber(writer, from.ledger_id);
	await insertReceipt(writer, {
		...from,
		...change,
		epoch,
		seq,
		reply,
		at,
		nextTryAt: isDeferred ? change.dueAt : null
	});
}

async function currentOf(writer: Writer, { messageId, address }: Change): Promise<Current> {
	const { rows } = await findCurrent(writer, { messageId, address });
	if (!rows[0]) throw new Error(`message ${messageId} has no such recipient`);
	return rows[0];
}
