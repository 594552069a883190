import { MessageFrame } from '#domain/contract-frame.ts';
import { ok, type Result } from '#domain/result.ts';
import { keepFrame, wantedFrames } from '#ledger/frames.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/** Frames that are fetched in one round: what waits to be sent must not wait for them. */
const atOnce = 25;

/**
 * Fetches what left as the mails of messages, a few at a time; answers how many. The relay lets a message go 30 days
 * after it is final, once its frame was fetched.
 */
export async function fetchFrames(): Promise<Result<number, RelayError>> {
	const wanted = await wantedFrames(atOnce);
	for (const messageId of wanted) {
		const frame = await callRelay(MessageFrame, { path: `messages/${messageId}/frame` });
		if (!frame.ok && !isNone(frame.error)) return frame;
		await keepFrame(messageId, frame.ok ? frame.value : null);
	}
	return ok(wanted.length);
}

const isNone = (error: RelayError): boolean => error.type === 'Refused' && error.refusal.error === 'no-frame';
