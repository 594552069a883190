import { sql } from 'kysely';
import { limitDay } from '#domain/sending-limit.ts';
import { after } from './instants.ts';
import type { Writer } from './schema.ts';

/** A batch whose recipients are more than its device may hand over now: until when, or null where it never may. */
export interface OverQuota {
	type: 'OverQuota';
	until: string | null;
}

/**
 * Whether a batch is more than its device may hand over in 24 hours, with what it has sealed in that time; null where it
 * is not. Practice counts for nothing.
 */
export async function overQuota(
	writer: Writer,
	batchId: string,
	perDay: number,
	at: string
): Promise<OverQuota | null> {
	const wanted = await recipientsOf(writer, batchId);
	if (wanted > perDay) return { type: 'OverQuota', until: null };
	const handedOver = await handedOverBeside(writer, batchId, at);
	let excess = wanted - perDay + handedOver.reduce((sum, { recipients }) => sum + recipients, 0);
	let until: string | null = null;
	for (const { sealedAt, recipients } of handedOver) {
		if (excess <= 0) break;
		excess -= recipients;
		until = after(sealedAt, limitDay);
	}
	return until === null ? null : { type: 'OverQuota', until };
}

async function recipientsOf(writer: Writer, batchId: string): Promise<number> {
	const { recipients } = await writer
		.selectFrom('recipient')
		.innerJoin('message', 'message.id', 'recipient.message_id')
		.select((row) => row.fn.countAll<number>().as('recipients'))
		.where('message.batch_id', '=', batchId)
		.where('message.practice', '=', 0)
		.where('recipient.state', '=', 'staged')
		.executeTakeFirstOrThrow();
	return recipients;
}

/** What the device of a batch has sealed in the 24 hours before, the oldest first; not what a wrong clock had dated. */
async function handedOverBeside(writer: Writer, batchId: string, at: string) {
	const { rows } = await sql<{ sealedAt: string; recipients: number }>`
		select batch.sealed_at as "sealedAt", count(*) as recipients
		from batch
		join message on message.batch_id = batch.id
		join recipient on recipient.message_id = message.id
		where batch.device_id = (select device_id from batch where id = ${batchId})
			and batch.sealed_at > ${after(at, -limitDay)} and batch.sealed_at <= ${at}
			and message.practice = 0 and recipient.state <> 'cancelled'
		group by batch.id order by batch.sealed_at`.execute(writer);
	return rows;
}
