import { SentCheck } from '#domain/contract-sent-check.ts';
import type { Result } from '#domain/result.ts';
import { callRelay, type RelayError } from './relay-client.ts';
import { syncNow } from './sync.svelte.ts';

/**
 * Asks the relay to look for a mail that was perhaps sent in the Sent folder of its mailbox. Found there it counts as
 * accepted, as the receipts that follow show; not found decides nothing.
 */
export async function checkSent(messageId: string): Promise<Result<SentCheck, RelayError>> {
	const checked = await callRelay(SentCheck, { method: 'POST', path: `messages/${messageId}/check` });
	if (checked.ok && checked.value.found) syncNow();
	return checked;
}
