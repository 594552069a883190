import type { RecipientState } from '#domain/receipt.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { applyChanges, plainChange } from './changes.ts';
import type { Store, Writer } from './schema.ts';

/** A message of a ledger. */
export interface Asked {
	ledgerId: string;
	messageId: string;
}

/** A message that was perhaps sent: which mailbox's Sent folder tells, and the Message-ID to look for there. */
export interface Question {
	mailboxId: string;
	headerId: string;
}

/** Why looking into Sent decides nothing. `NoProof`: some recipients have the message, so that its copy lies there. */
export type Undecidable = { type: 'UnknownMessage' } | { type: 'NotUncertain' } | { type: 'NoProof' };

/** Whether a copy in Sent would prove that a message went out, and where to look for it. */
export async function questionOf(store: Store, { ledgerId, messageId }: Asked): Promise<Result<Question, Undecidable>> {
	const message = await store
		.selectFrom('message')
		.leftJoin('mime', 'mime.message_id', 'message.id')
		.where('message.id', '=', messageId)
		.where('message.ledger_id', '=', ledgerId)
		.select(['message.mailbox_id', 'mime.header_id'])
		.executeTakeFirst();
	if (!message) return err({ type: 'UnknownMessage' });
	const doubt = await doubtOf(store, messageId);
	if (!doubt.ok) return doubt;
	return message.header_id === null
		? err({ type: 'NotUncertain' })
		: ok({ mailboxId: message.mailbox_id, headerId: message.header_id });
}

/** Settles a message whose copy lies in Sent: whoever it was perhaps sent to counts as accepted. */
export function settleFoundInSent(store: Store, messageId: string, at: string): Promise<Result<void, Undecidable>> {
	return store.transaction().execute(async (writer) => {
		const doubt = await doubtOf(writer, messageId);
		if (!doubt.ok) return doubt;
		const changes = doubt.value.map((address) => plainChange(messageId, address, 'accepted'));
		await applyChanges(
			writer,
			at,
			changes.map((change) => ({ ...change, evidence: 'sent-folder' }))
		);
		return ok(undefined);
	});
}

const reached: readonly RecipientState[] = ['accepted', 'delivered', 'bounced'];

/** The addresses in doubt. A copy proves nothing where an earlier attempt has put one into Sent. */
async function doubtOf(store: Store | Writer, messageId: string): Promise<Result<string[], Undecidable>> {
	const recipients = await store
		.selectFrom('recipient')
		.select(['address', 'state'])
		.where('message_id', '=', messageId)
		.execute();
	const doubtful = recipients.filter(({ state }) => state === 'uncertain').map(({ address }) => address);
	if (doubtful.length === 0) return err({ type: 'NotUncertain' });
	return recipients.some(({ state }) => reached.includes(state)) ? err({ type: 'NoProof' }) : ok(doubtful);
}
