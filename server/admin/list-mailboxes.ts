import { listMailboxes, type HeldMailbox } from '#server/queue/mailboxes.ts';
import type { Store } from '#server/queue/schema.ts';

/** A line for each mailbox: where it sends, what waits in it, and whether it is stopped. */
export const describeMailboxes = async (store: Store): Promise<string[]> => (await listMailboxes(store)).map(describe);

const describe = (mailbox: HeldMailbox): string =>
	[
		mailbox.id,
		`${mailbox.host}:${mailbox.port}`,
		mailbox.practice ? 'practice' : mailbox.security,
		`${mailbox.waiting} waiting`,
		stateOf(mailbox),
		mailbox.name
	].join('  ');

function stateOf({ paused_at, paused_reason, down_since, retry_at }: HeldMailbox): string {
	if (paused_at !== null) return `paused ${paused_at} (${paused_reason})`;
	if (down_since !== null) return `not reached since ${down_since}, tried again ${retry_at}`;
	return 'working';
}
