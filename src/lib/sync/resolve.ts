import type { ResolveMessage } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { settleHere } from '#ledger/forgotten.ts';
import { commit } from '#ledger/journal.ts';
import { passPin } from '#ledger/pin-gate.svelte.ts';
import { fetchRelay, type RelayError } from './relay-client.ts';
import { syncNow } from './sync.svelte.ts';

/**
 * Tells the relay what a person has decided about recipients to whom a message perhaps went: marked as sent, or sent
 * again. The receipts that follow show the outcome. Refused with `too-early` (until when in `detail`) while the mail
 * server may still answer, and with `not-uncertain` where it has. Sending again asks for the PIN of this device first.
 * Where the relay has forgotten the message, the decision is taken here alone: what is to go again is taken back, for the
 * invoice to be sent anew (`taken-back`).
 */
export async function resolveMessage(
	messageId: string,
	decided: ResolveMessage
): Promise<Result<'told' | 'marked' | 'taken-back', RelayError | { type: 'NoPin' }>> {
	if (decided.decision === 'send-again' && !(await passPin())) return err({ type: 'NoPin' });
	const answer = await fetchRelay({ method: 'POST', path: `messages/${messageId}/resolve`, body: decided });
	if (!answer.ok) {
		if (!isForgotten(answer.error) || !(await settleHere(messageId, decided)).ok) return answer;
		return ok(decided.decision === 'mark-as-sent' ? 'marked' : 'taken-back');
	}
	await commit({ type: 'message.resolved', ids: [messageId], payload: decided }, () => Promise.resolve());
	syncNow();
	return ok('told');
}

const isForgotten = (error: RelayError): boolean => error.type === 'Refused' && error.refusal.error === 'not-found';
