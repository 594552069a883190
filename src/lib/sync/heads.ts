import { HeadsAnswer } from '#domain/contract-heads.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { thisDevice } from '#ledger/device.ts';
import { currentHeads, keepHeads, keepReplaced, leaveCopy } from '#ledger/heads.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/** What this device may do at the relay: all, or only read what became of its mails. */
export type Standing = 'writer' | 'reader';

/** The entry that the relay was told of last since the app was opened. */
let told = '';

/**
 * Tells the relay where this device's chain and series stand, if that has changed since it was last told. A copy of
 * another device begins a chain of its own, and has to be paired.
 */
export async function tellHeads(): Promise<Result<Standing, RelayError>> {
	const device = await thisDevice();
	const place = `${device.id} ${device.seq}`;
	if (told === place) return ok('writer');
	let answer = await post(device.relay.seq);
	if (answer.ok && answer.value.result === 'show') answer = await post(answer.value.seq);
	if (!answer.ok) return refused(answer.error);
	await keepHeads(answer.value, Date.now());
	told = place;
	return ok('writer');
}

const post = async (since: number): Promise<Result<HeadsAnswer, RelayError>> =>
	callRelay(HeadsAnswer, { method: 'POST', path: 'heads', body: await currentHeads(since) });

async function refused(error: RelayError): Promise<Result<Standing, RelayError>> {
	if (error.type !== 'Refused') return err(error);
	switch (error.refusal.error) {
		case 'other-device':
			return err({ type: 'NotPaired' });
		case 'replaced':
			await keepReplaced();
			return ok('reader');
		case 'copied':
			await leaveCopy();
			return err({ type: 'NotPaired' });
	}
	return err(error);
}
