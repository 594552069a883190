import type { Store } from './schema.ts';
import { within } from './within.ts';

/** Keeps what a mailbox's server says it takes; null where it says nothing. Bytes. Writes only what is new. */
export async function noteMessageSize(
	store: Store,
	mailbox: { id: string; max_message_bytes: number | null },
	bytes: number | null
): Promise<void> {
	if (mailbox.max_message_bytes === bytes) return;
	await within(store, (writer) =>
		writer.updateTable('mailbox').set({ max_message_bytes: bytes }).where('id', '=', mailbox.id).execute()
	);
}
