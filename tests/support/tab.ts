import Dexie from 'dexie';
import type { Scheduler } from 'fast-check';
import { vi } from 'vitest';

/** The app's own code as one more browser tab has it: with a connection of its own to the same storage. */
export async function openTab() {
	vi.resetModules();
	const [{ db }, { issueDraft }, { approveBatch }, { pushOutbox }, { syncLock }] = await Promise.all([
		import('#ledger/db.ts'),
		import('#ledger/drafts.ts'),
		import('#ledger/batches.ts'),
		import('#sync/outbox.ts'),
		import('#sync/sync.svelte.ts')
	]);
	const begin = db.transaction.bind(db) as (...given: unknown[]) => Promise<unknown>;
	return {
		issueDraft,
		approveBatch,
		/** Hands over what waits, as a round of the tab does. */
		push: () => navigator.locks.request(syncLock, () => pushOutbox(() => undefined)),
		/** Lets a scheduler decide when each transaction of this tab begins. */
		scheduleBy(scheduler: Scheduler): void {
			Object.assign(db, {
				transaction: async (...given: unknown[]) => {
					if (!Dexie.currentTransaction) await scheduler.schedule(Promise.resolve(), 'transaction');
					return begin(...given);
				}
			});
		},
		close: () => db.close()
	};
}

/** A browser tab of the test. */
export type Tab = Awaited<ReturnType<typeof openTab>>;
