import type { HandBack, HandedBack, KnownOutcome } from '#domain/contract-hand-back.ts';
import { nextStates, type Reason, type RecipientState } from '#domain/receipt.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { applyKnown, plainChange, type Change } from './changes.ts';
import { inDoubt } from './restored.ts';
import type { Store, Writer } from './schema.ts';

/** What a device tells of a batch. */
export interface HandingBack extends HandBack {
	ledgerId: string;
	batchId: string;
	at: string;
}

/** Why it is not taken: nobody asked, or these messages have to be staged first. */
export type HandBackRefusal = { type: 'NotAsked' } | { type: 'Missing'; messages: string[] };

/**
 * Takes over what a device knows of a batch. What was known stays or is known again, with the time at which it happened;
 * all else stays in doubt. Messages that the relay had forgotten stand as sealed afterwards, but nothing is sent.
 */
export function handBack(store: Store, told: HandingBack): Promise<Result<HandedBack, HandBackRefusal>> {
	const { ledgerId, batchId, messages, at } = told;
	return store.transaction().execute(async (writer) => {
		if (!(await isAsked(writer, ledgerId))) return err({ type: 'NotAsked' });
		const staged = await stagedIn(writer, told);
		const missing = messages.filter(({ id, seal }) => staged.get(id) !== seal).map(({ id }) => id);
		if (missing.length > 0) return err({ type: 'Missing', messages: missing });

		await sealInDoubt(writer, told);
		let known = 0;
		for (const message of messages) {
			for (const outcome of message.known) {
				if (await adopt(writer, message.id, outcome)) known++;
			}
		}
		const { sealed_at } = await writer
			.updateTable('batch')
			.set((row) => ({
				approved_at: row.fn.coalesce('approved_at', row.val(told.approvedAt)),
				sealed_at: row.fn.coalesce('sealed_at', row.val(at))
			}))
			.where('id', '=', batchId)
			.returning('sealed_at')
			.executeTakeFirstOrThrow();
		return ok({ sealedAt: sealed_at!, known, uncertain: await countInDoubt(writer, batchId) });
	});
}

/** Ends the questions to a ledger: it seals batches again. False where nobody asked. */
export async function endHandBack(store: Store, ledgerId: string): Promise<boolean> {
	const { numUpdatedRows } = await store
		.updateTable('ledger')
		.set({ restored_at: null })
		.where('ledger_id', '=', ledgerId)
		.where('restored_at', 'is not', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** Whether a ledger's devices are asked what they know; until they have told, nothing is sealed. */
export async function isAsked(store: Store | Writer, ledgerId: string): Promise<boolean> {
	const row = await store
		.selectFrom('ledger')
		.select('restored_at')
		.where('ledger_id', '=', ledgerId)
		.executeTakeFirst();
	return typeof row?.restored_at === 'string';
}

async function stagedIn(writer: Writer, { ledgerId, batchId }: HandingBack): Promise<Map<string, string>> {
	const rows = await writer
		.selectFrom('message')
		.select(['id', 'seal'])
		.where('batch_id', '=', batchId)
		.where('ledger_id', '=', ledgerId)
		.execute();
	return new Map(rows.map(({ id, seal }) => [id, seal]));
}

/** Gives messages that were only staged their place, with all their recipients in doubt. */
async function sealInDoubt(writer: Writer, { messages, at }: HandingBack): Promise<void> {
	const { last } = await writer
		.selectFrom('message')
		.select((row) => row.fn.coalesce(row.fn.max('queue_order'), row.lit(0)).as('last'))
		.executeTakeFirstOrThrow();
	let order = Number(last);
	for (const { id } of messages) {
		const { numUpdatedRows } = await writer
			.updateTable('message')
			.set({ queue_order: order + 1 })
			.where('id', '=', id)
			.where('queue_order', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) continue;
		order++;
		const recipients = await writer
			.updateTable('recipient')
			.set({ queue_order: order })
			.where('message_id', '=', id)
			.where('state', '=', 'staged')
			.returning('address')
			.execute();
		await applyKnown(
			writer,
			at,
			recipients.map(({ address }) => inDoubt(id, address))
		);
	}
}

/** Takes over one outcome, unless as much or more is known here; whether it did. */
async function adopt(writer: Writer, messageId: string, outcome: KnownOutcome): Promise<boolean> {
	const row = await writer
		.selectFrom('recipient')
		.select('state')
		.where('message_id', '=', messageId)
		.where('address', '=', outcome.recipient)
		.executeTakeFirst();
	if (!row || !isMore(row.state, outcome.state)) return false;
	await applyKnown(writer, outcome.at, [changeOf(messageId, outcome)]);
	return true;
}

/** A doubt gives way to any outcome; what is known, only to what may follow it. */
const isMore = (here: RecipientState, told: KnownOutcome['state']): boolean =>
	here === 'uncertain' || nextStates[here].includes(told);

const changeOf = (messageId: string, { recipient, state, evidence, reason, code, reply }: KnownOutcome): Change => ({
	...plainChange(messageId, recipient, state),
	...{ evidence, code, reply },
	reason: reason as Reason | null
});

async function countInDoubt(writer: Writer, batchId: string): Promise<number> {
	const { n } = await writer
		.selectFrom('recipient')
		.innerJoin('message', 'message.id', 'recipient.message_id')
		.where('message.batch_id', '=', batchId)
		.where('recipient.state', '=', 'uncertain')
		.select((row) => row.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
	return n;
}
