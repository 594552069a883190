import { askRecall, type Recalled } from '#ledger/recalls.ts';
import { pushRecalls } from './recalls.ts';
import { syncNow } from './sync.svelte.ts';

/**
 * Takes messages back as far as they have not left. The relay is told at once, also while a long hand-over runs; without
 * a connection the wish waits in the ledger.
 */
export async function recallMessages(messageIds: readonly string[]): Promise<Recalled> {
	const recalled = await askRecall(messageIds);
	if (recalled.asked.length > 0) void pushRecalls().then(syncNow);
	return recalled;
}
