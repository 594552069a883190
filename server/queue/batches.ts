import type { SealBatch, SealedBatch } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { applyChanges, plainChange } from './changes.ts';
import { overQuota, type OverQuota } from './device-quota.ts';
import { findDoubles, type Double } from './doubles.ts';
import { isAsked } from './hand-back.ts';
import { after, later } from './instants.ts';
import type { Store, Writer } from './schema.ts';

/** Messages that are handed over and sealed together. */
export interface BatchRow {
	id: string;
	ledger_id: string;
	device_id: string;
	approved_at: string | null;
	sealed_at: string | null;
}

/** A batch that its device declares complete. */
export interface Sealing {
	ledgerId: string;
	batchId: string;
	approvedAt: string;
	/** The full manifest. */
	messages: SealBatch['messages'];
	/** Recipients that its device may hand over in 24 hours; as many as it likes where absent. */
	perDay?: number;
	at: string;
}

/** How old an approval may be when its batch is sealed. Milliseconds. */
const approvalLife = 7 * 86_400_000;

/**
 * Why a batch is not sealed. `Missing`: messages not staged, or staged with another seal. `NotInManifest`: staged
 * messages that the manifest leaves out. `HandBackFirst`: the relay was restored and may have sealed it before. `OtherManifest`: sealed before, but not like this. `ApprovalTooOld`: a person
 * must look at it again.
 */
export type SealRefusal =
	| { type: 'Missing'; messages: string[] }
	| { type: 'NotInManifest'; messages: string[] }
	| { type: 'OtherManifest' }
	| { type: 'HandBackFirst' }
	| { type: 'ApprovalTooOld' }
	| OverQuota
	| { type: 'Double'; doubles: Double[] };

/** Queues a batch, all of it or nothing (K1). Sealed again it gives the same answer and changes nothing. */
export function sealBatch(store: Store, sealing: Sealing): Promise<Result<SealedBatch, SealRefusal>> {
	const { ledgerId, batchId, approvedAt, messages, at } = sealing;
	return store.transaction().execute(async (writer) => {
		if (await isAsked(writer, ledgerId)) return err({ type: 'HandBackFirst' });
		const batch = await writer
			.selectFrom('batch')
			.select('sealed_at')
			.where('id', '=', batchId)
			.where('ledger_id', '=', ledgerId)
			.executeTakeFirst();
		if (!batch) return err({ type: 'Missing', messages: messages.map(({ id }) => id) });

		const staged = await stagedMessages(writer, batchId);
		const compared = compare(staged, messages);
		if (batch.sealed_at !== null) {
			if (!compared.ok) return err({ type: 'OtherManifest' });
			return ok({ batchId, sealedAt: batch.sealed_at, messages: messages.length });
		}
		if (!compared.ok) return compared;
		if (after(approvedAt, approvalLife) < at) return err({ type: 'ApprovalTooOld' });

		const over = sealing.perDay === undefined ? null : await overQuota(writer, batchId, sealing.perDay, at);
		if (over) return err(over);
		const doubles = await findDoubles(writer, batchId);
		if (doubles.length > 0) return err({ type: 'Double', doubles });

		const notBefore = new Map(staged.map((message) => [message.id, message.not_before]));
		await queue(
			writer,
			at,
			messages.map(({ id }) => ({ id, dueAt: later(at, notBefore.get(id) ?? at) }))
		);
		await writer
			.updateTable('batch')
			.set({ approved_at: approvedAt, sealed_at: at })
			.where('id', '=', batchId)
			.execute();
		return ok({ batchId, sealedAt: at, messages: messages.length });
	});
}

/** The messages of a batch that can still go out or are on their way; a cancelled one may be left out of the manifest. */
const stagedMessages = (writer: Writer, batchId: string) =>
	writer
		.selectFrom('message')
		.where('batch_id', '=', batchId)
		.select((row) => [
			'id',
			'seal',
			'not_before',
			row
				.exists(
					row
						.selectFrom('recipient')
						.whereRef('recipient.message_id', '=', 'message.id')
						.where('recipient.state', '<>', 'cancelled')
						.select('recipient.address')
				)
				.as('live')
		])
		.execute();

function compare(
	staged: Awaited<ReturnType<typeof stagedMessages>>,
	manifest: Sealing['messages']
): Result<void, SealRefusal> {
	const seals = new Map(staged.map(({ id, seal }) => [id, seal]));
	const missing = manifest.filter(({ id, seal }) => seals.get(id) !== seal);
	if (missing.length > 0) return err({ type: 'Missing', messages: missing.map(({ id }) => id) });

	const listed = new Set(manifest.map(({ id }) => id));
	const extra = staged.filter(({ id, live }) => live && !listed.has(id));
	if (extra.length > 0) return err({ type: 'NotInManifest', messages: extra.map(({ id }) => id) });
	return ok(undefined);
}

async function queue(writer: Writer, at: string, messages: readonly { id: string; dueAt: string }[]): Promise<void> {
	const { last } = await writer
		.selectFrom('message')
		.select((row) => row.fn.coalesce(row.fn.max('queue_order'), row.lit(0)).as('last'))
		.executeTakeFirstOrThrow();
	let order = Number(last);
	for (const { id, dueAt } of messages) {
		order++;
		await writer.updateTable('message').set({ queue_order: order }).where('id', '=', id).execute();
		const recipients = await writer
			.updateTable('recipient')
			.set({ queue_order: order })
			.where('message_id', '=', id)
			.where('state', '=', 'staged')
			.returning('address')
			.execute();
		const changes = recipients.map(({ address }) => ({ ...plainChange(id, address, 'queued'), dueAt }));
		await applyChanges(writer, at, changes);
	}
}
