import type { Change } from './changes.ts';
import { prepared } from './prepared.ts';
import type { MessageRow, RecipientRow } from './schema.ts';

/** A recipient before a change, and the message it belongs to. */
export type Current = Pick<RecipientRow, 'state' | 'tries'> &
	Pick<MessageRow, 'ledger_id' | 'batch_id' | 'practice'> & { mime_sha256: string | null };

/** The one recipient of a message with an address. */
export const findCurrent = prepared((store, { messageId, address }: Pick<Change, 'messageId' | 'address'>) =>
	store
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
);

/** A change with what is worked out from it. */
type Move = Change & { at: string; tries: number; heldBy: string | null };

/** Gives a recipient its new state. */
export const moveRecipient = prepared((store, move: Move) =>
	store
		.updateTable('recipient')
		.set({
			state: move.state,
			due_at: move.dueAt,
			attempt_id: move.heldBy,
			first_failed_at: move.firstFailedAt,
			tries: move.tries,
			reason: move.reason,
			code: move.code,
			reply: move.reply,
			evidence: move.evidence,
			changed_at: move.at
		})
		.where('message_id', '=', move.messageId)
		.where('address', '=', move.address)
);

/** A change with its number among the receipts of its ledger. */
type Written = Change &
	Omit<Current, 'state' | 'tries'> & { epoch: number; seq: number; at: string; nextTryAt: string | null };

/** Writes the receipt of a change. */
export const insertReceipt = prepared((store, change: Written) =>
	store.insertInto('receipt').values({
		ledger_id: change.ledger_id,
		epoch: change.epoch,
		seq: change.seq,
		batch_id: change.batch_id,
		message_id: change.messageId,
		recipient: change.address,
		state: change.state,
		at: change.at,
		practice: change.practice,
		evidence: change.evidence,
		reason: change.reason,
		code: change.code,
		reply: change.reply,
		next_try_at: change.nextTryAt,
		attempt_id: change.attemptId,
		mime_sha256: change.mime_sha256
	})
);
