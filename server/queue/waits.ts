import { sql } from 'kysely';
import { limitDay } from '#domain/sending-limit.ts';
import { after } from './instants.ts';
import type { Store } from './schema.ts';

/** Times that stand for something that has happened. */
const past = ['down_since', 'paused_at', 'last_taken_at'] as const;

/**
 * Ends waits that only a clock that was wrong can have set: nobody waits longer than `longest` milliseconds for his next
 * try, but for a message that is not to leave before a time of its own. What had happened by then counts as having happened
 * now, towards limits too. To be called at a start, and when the clock has
 * been set back.
 */
export function endStrangeWaits(store: Store, at: string, longest: number): Promise<void> {
	const limit = after(at, longest);
	return store.transaction().execute(async (writer) => {
		await writer
			.updateTable('recipient')
			.set({ due_at: at })
			.where('state', 'in', ['queued', 'deferred'])
			.where('due_at', '>', limit)
			.where((where) =>
				where.not(
					where.exists(
						where
							.selectFrom('message')
							.select('message.id')
							.whereRef('message.id', '=', 'recipient.message_id')
							.where('message.not_before', '>', at)
					)
				)
			)
			.execute();
		await writer
			.updateTable('recipient')
			.set({ first_failed_at: at })
			.where('state', 'in', ['queued', 'deferred'])
			.where('first_failed_at', '>', at)
			.execute();
		await writer.updateTable('own_copy').set({ due_at: at }).where('due_at', '>', limit).execute();
		await writer.updateTable('sent_copy').set({ due_at: at }).where('due_at', '>', after(at, limitDay)).execute();
		await writer.updateTable('mailbox').set({ retry_at: at }).where('retry_at', '>', limit).execute();
		for (const time of past)
			await writer
				.updateTable('mailbox')
				.set({ [time]: at })
				.where(time, '>', at)
				.execute();
		await writer
			.updateTable('attempt')
			.set({ closed_at: at })
			.where('closed_at', '>', at)
			.where(sql<boolean>`spent > 0`)
			.execute();
	});
}
