import type { Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { applyChanges, plainChange } from './changes.ts';
import { headerIdOf } from './mime.ts';
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

/** Why looking into Sent decides nothing. `NoProof`: a copy that lies there may be that of another recipient. */
export type Undecidable = { type: 'UnknownMessage' } | { type: 'NotUncertain' } | { type: 'NoProof' };

/** Whether a copy in Sent would prove that a message went out, and where to look for it. */
export async function questionOf(store: Store, { ledgerId, messageId }: Asked): Promise<Result<Question, Undecidable>> {
	const message = await store
		.selectFrom('message')
		.where('id', '=', messageId)
		.where('ledger_id', '=', ledgerId)
		.select(['mailbox_id', 'content'])
		.executeTakeFirst();
	if (!message) return err({ type: 'UnknownMessage' });
	const doubt = await doubtOf(store, messageId);
	if (!doubt.ok) return doubt;
	return ok({ mailboxId: message.mailbox_id, headerId: headerIdOf(JSON.parse(message.content) as Message) });
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

/** The addresses in doubt, where one copy in Sent settles them all. */
async function doubtOf(store: Store | Writer, messageId: string): Promise<Result<string[], Undecidable>> {
	const recipients = await store
		.selectFrom('recipient')
		.select(['address', 'state', 'attempt_id'])
		.where('message_id', '=', messageId)
		.execute();
	const doubtful = recipients.filter(({ state }) => state === 'uncertain');
	if (doubtful.length === 0) return err({ type: 'NotUncertain' });
	if (recipients.some(({ state }) => reached.includes(state))) return err({ type: 'NoProof' });
	// Whichever attempt put it there, it was for the only recipient.
	const isProof = recipients.length === 1 || (await isOnlyTrace(store, messageId, doubtful));
	return isProof ? ok(doubtful.map(({ address }) => address)) : err({ type: 'NoProof' });
}

/** Whether all are in doubt by one attempt, and no other can have put a copy into Sent: after a restore nobody knows. */
async function isOnlyTrace(
	store: Store | Writer,
	messageId: string,
	doubtful: readonly { attempt_id: string | null }[]
): Promise<boolean> {
	const attempts = await store
		.selectFrom('attempt')
		.select('id')
		.where('message_id', '=', messageId)
		.where('armed_at', 'is not', null)
		.where('spent', '>', 0)
		.execute();
	return attempts.length === 1 && doubtful.every(({ attempt_id }) => attempt_id === attempts[0]!.id);
}
