import { CancelResult } from '#domain/contract.ts';
import { ok, type Result } from '#domain/result.ts';
import { openRecalls, recordRecall } from '#ledger/recalls.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/**
 * Asks the relay for everything that is to be taken back, and keeps its answers. Asked twice it answers the same, so a
 * lost answer does no harm. Gives how many were answered.
 */
export async function pushRecalls(): Promise<Result<number, RelayError>> {
	const ids = await openRecalls();
	for (const id of ids) {
		const answer = await callRelay(CancelResult, { method: 'POST', path: `messages/${id}/cancel` });
		if (!answer.ok) return answer;
		await recordRecall(id, answer.value);
	}
	return ok(ids.length);
}
