import type { CancelResult } from '#domain/contract.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { applyChanges, plainChange } from './changes.ts';
import type { Store, Writer } from './schema.ts';
import { within } from './within.ts';

/** A cancel that came before its message. */
export interface TombstoneRow {
	message_id: string;
	ledger_id: string;
	created_at: string;
}

/** Who cancels what, and when. */
export interface Cancelling {
	ledgerId: string;
	messageId: string;
	at: string;
}

/** What came of it, and whether it changed anything: not where all was too late, or cancelled before. */
export type Cancelled = CancelResult & { isNew: boolean };

/**
 * Cancels a message for every recipient who is not being served and has not been: the others are too late.
 * A cancel that comes before its message is kept and holds when it comes.
 */
export function cancelMessage(store: Store, cancelling: Cancelling): Promise<Cancelled> {
	const { ledgerId, messageId, at } = cancelling;
	return within(store, async (writer) => {
		const recipients = await writer
			.selectFrom('recipient')
			.innerJoin('message', 'message.id', 'recipient.message_id')
			.where('message.id', '=', messageId)
			.where('message.ledger_id', '=', ledgerId)
			.select(['recipient.address', 'recipient.state', 'recipient.attempt_id'])
			.execute();
		const isBuried = recipients.length === 0 && (await bury(writer, cancelling));
		const open = recipients.filter(({ state, attempt_id }) => cancellable.includes(state) && attempt_id === null);
		const changes = open.map(({ address }) => plainChange(messageId, address, 'cancelled'));
		await applyChanges(writer, at, changes);
		return {
			isNew: isBuried || open.length > 0,
			recipients: recipients.map((recipient) => ({
				recipient: recipient.address,
				result: open.includes(recipient) || recipient.state === 'cancelled' ? 'cancelled' : 'too-late'
			}))
		};
	});
}

const cancellable: readonly RecipientState[] = ['staged', 'queued', 'deferred'];

/** Keeps a cancel for a message that may come; false where it is kept already. */
async function bury(writer: Writer, { ledgerId, messageId, at }: Cancelling): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await writer
		.insertInto('tombstone')
		.values({ message_id: messageId, ledger_id: ledgerId, created_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}
