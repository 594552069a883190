import { nextStates, type Evidence, type Reason, type RecipientState } from '#domain/receipt.ts';
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

async function apply(
	writer: Writer,
	at: string,
	change: Change,
	from: Awaited<ReturnType<typeof currentOf>>
): Promise<void> {
	await move(writer, at, change, from.tries);
	await writeReceipt(writer, at, change, from);
}

const currentOf = (writer: Writer, { messageId, address }: Change) =>
	writer
		.selectFrom('recipient')
		.innerJoin('message', 'message.id', 'recipient.message_id')
		.leftJoin('mime', 'mime.message_id', 'recipient.message_id')
		.where('recipient.message_id', '=', messageId)
		.where('recipient.address', '=', address)
		.select([
			'recipient.state',
			'recipient.tries',
			'message.ledger_id',
			'message.batch_id',
			'message.practice',
			'mime.sha256 as mime_sha256'
		])
		.executeTakeFirstOrThrow();

async function move(writer: Writer, at: string, change: Change, tries: number): Promise<void> {
	await writer
		.updateTable('recipient')
		.set({
			state: change.state,
			due_at: change.dueAt,
			attempt_id: change.state === 'uncertain' ? change.attemptId : null,
			first_failed_at: change.firstFailedAt,
			tries: change.state === 'deferred' ? tries + 1 : tries,
			reason: change.reason,
			code: change.code,
			reply: change.reply.slice(0, replyLength),
			evidence: change.evidence,
			changed_at: at
		})
		.where('message_id', '=', change.messageId)
		.where('address', '=', change.address)
		.execute();
}

async function writeReceipt(
	writer: Writer,
	at: string,
	change: Change,
	message: Awaited<ReturnType<typeof currentOf>>
): Promise<void> {
	const { epoch, seq } = await takeNumber(writer, message.ledger_id);
	await writer
		.insertInto('receipt')
		.values({
			ledger_id: message.ledger_id,
			epoch,
			seq,
			batch_id: message.batch_id,
			message_id: change.messageId,
			recipient: change.address,
			state: change.state,
			at,
			practice: message.practice,
			evidence: change.evidence,
			reason: change.reason,
			code: change.code,
			reply: change.reply.slice(0, replyLength),
			next_try_at: change.state === 'deferred' ? change.dueAt : null,
			attempt_id: change.attemptId,
			mime_sha256: message.mime_sha256
		})
		.execute();
}
