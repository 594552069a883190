import { ok, type Result } from '#domain/result.ts';
import { outboxBatches } from '#ledger/batches.ts';
import { wantedFrames } from '#ledger/frames.ts';
import { tellHeads, type Standing } from './heads.ts';
import { pullMailboxes } from './mailboxes.ts';
import type { PushProgress } from './outbox.ts';
import { pushRecalls } from './recalls.ts';
import { pullReceipts } from './receipts.ts';
import type { RelayError } from './relay-client.ts';

/** One hand-over and one pull; answers how much moved. */
export async function exchange(onProgress: PushProgress): Promise<Result<number, RelayError>> {
	const standing = await standingOf();
	if (!standing.ok) return standing;
	// First of all: what the relay refuses to take keeps nobody from what it has to tell, and one that was restored must
	// hear what is known before it is handed a batch that it had already.
	const heard = await pullReceipts(standing.value);
	if (!heard.ok) return heard;
	const sent = standing.value === 'writer' ? await handOver(onProgress) : ok(0);
	if (!sent.ok) return sent;
	const pulled = sent.value > 0 ? await pullReceipts(standing.value) : ok(0);
	if (!pulled.ok) return pulled;
	const fetched = await framesOf();
	return fetched.ok ? ok(heard.value + sent.value + pulled.value + fetched.value) : fetched;
}

/** What this device may do at the relay, once it has shown its code again where its token was lost. */
async function standingOf(): Promise<Result<Standing, RelayError>> {
	const standing = await tellHeads();
	if (standing.ok || standing.error.type !== 'NotPaired') return standing;
	const { pairAgain } = await import('./pairing.ts');
	return (await pairAgain()) ? tellHeads() : standing;
}

/** Takes back what was recalled, before it is too late, then hands over what waits; answers how much moved. */
async function handOver(onProgress: PushProgress): Promise<Result<number, RelayError>> {
	const recalled = await pushRecalls();
	if (!recalled.ok) return recalled;
	const mailboxes = await pullMailboxes();
	if (!mailboxes.ok) return mailboxes;
	if ((await outboxBatches()).length === 0) return recalled;
	const { pushOutbox } = await import('./outbox.ts');
	const pushed = await pushOutbox(onProgress);
	return pushed.ok ? ok(recalled.value + pushed.value) : pushed;
}

/** Fetches the mails that left, where any is still to be fetched. */
async function framesOf(): Promise<Result<number, RelayError>> {
	if ((await wantedFrames(1)).length === 0) return ok(0);
	const { fetchFrames } = await import('./frames.ts');
	return fetchFrames();
}
