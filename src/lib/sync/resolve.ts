import type { ResolveMessage } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { commit } from '#ledger/journal.ts';
import { passPin } from '#ledger/pin-gate.svelte.ts';
import { fetchRelay, type RelayError } from './relay-client.ts';
import { syncNow } from './sync.svelte.ts';

/**
 * Tells the relay what a person has decided about recipients to whom a message perhaps went: marked as sent, or sent
 * again. The receipts that follow show the outcome. Refused with `too-early` (until when in `detail`) while the mail
 * server may still answer, and with `not-uncertain` where it has. Sending again asks for the PIN of this device first.
 */
export async function resolveMessage(
	messageId: string,
	decided: ResolveMessage
): Promise<Result<null, RelayError | { type: 'NoPin' }>> {
	if (decided.decision === 'send-again' && !(await passPin())) return err({ type: 'NoPin' });
	const answer = await fetchRelay({ method: 'POST', path: `messages/${messageId}/resolve`, body: decided });
	if (!answer.ok) return answer;
	await commit({ type: 'message.resolved', ids: [messageId], payload: decided }, () => Promise.resolve());
	syncNow();
	return ok(null);
}
