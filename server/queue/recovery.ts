import { sql } from 'kysely';
import { applyChanges, plainChange } from './changes.ts';
import { recoverOwnCopies } from './own-copies.ts';
import type { Store } from './schema.ts';

/** What a start found open. */
export interface Recovery {
	/** Attempts that had provably sent nothing: their recipients are due again. */
	claimed: number;
	/** Attempts that may have sent: their recipients are uncertain now. */
	armed: number;
}

/** Ends all attempts that the last run of the relay left open. To be called before the first claim. */
export function recoverAttempts(store: Store, at: string): Promise<Recovery> {
	return store.transaction().execute(async (writer) => {
		const open = await writer.selectFrom('attempt').select(['id', 'state']).where('state', '<>', 'closed').execute();
		const armed = open.filter(({ state }) => state === 'armed');
		await writer
			.updateTable('attempt')
			.set((row) => ({
				state: 'closed',
				closed_at: at,
				outcome: 'restarted',
				spent: sql<number>`case when ${row.ref('state')} = 'armed' then ${row.ref('spent')} else 0 end`
			}))
			.where('state', '<>', 'closed')
			.execute();
		await recoverOwnCopies(
			writer,
			armed.map(({ id }) => id),
			at
		);
		for (const { id } of armed) {
			const recipients = await writer
				.selectFrom('recipient')
				.select(['message_id', 'address'])
				.where('attempt_id', '=', id)
				.execute();
			const changes = recipients.map(({ message_id, address }) => plainChange(message_id, address, 'uncertain'));
			await applyChanges(
				writer,
				at,
				changes.map((change) => ({ ...change, reason: 'restarted', attemptId: id }))
			);
		}
		await writer
			.updateTable('recipient')
			.set({ attempt_id: null })
			.where('attempt_id', 'is not', null)
			.where('state', 'in', ['queued', 'deferred'])
			.execute();
		return { claimed: open.length - armed.length, armed: armed.length };
	});
}
