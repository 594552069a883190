import { setTimeout as wait } from 'node:timers/promises';
import type { MailboxRow } from '#server/queue/schema.ts';
import { openMailbox, problemOfLoss } from './open-mailbox.ts';
import type { Reading } from './reading.ts';
import { isInFolder } from './sent-folder.ts';

/** Milliseconds between two looks, and how long a mail to oneself is waited for. */
const [pause, patience] = [1_000, 45_000];

/** Waits until a mail lies in the inbox of a mailbox: `not-yet` after some patience, or why nobody can see. */
export async function awaitArrival(
	reading: Reading,
	mailbox: MailboxRow,
	headerId: string
): Promise<'arrived' | 'not-yet' | { detail: string }> {
	const limit = AbortSignal.timeout(patience);
	const client = await openMailbox(reading, mailbox, limit);
	if (!client?.ok) return { detail: client?.error.detail ?? '' };
	try {
		while (!(await isInFolder(client.value, 'INBOX', headerId)))
			await wait(pause * reading.backoffScale, undefined, { signal: limit });
		return 'arrived';
	} catch (error) {
		return limit.aborted ? 'not-yet' : { detail: problemOfLoss(error)?.detail ?? '' };
	} finally {
		client.value.close();
	}
}
