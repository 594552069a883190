import type { Receipt } from '#domain/contract.ts';
import type { Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import type { ObservedSink } from './observed-sink.ts';

/** What a run came to; recipients, but for `messages`. All but `messages` and `uncertain` must be 0. */
export interface Account {
	messages: number;
	/** Recipients to whom the server took the same message more than once. */
	duplicates: number;
	/** Sealed without a receipt, or accepted without an end of data. */
	lost: number;
	/** Accepted by the receipts, but not by the server. */
	falseAccepted: number;
	/** Uncertain although the server never gave 354 in that attempt. */
	needlessUncertain: number;
	/** Neither final nor uncertain once the queue is idle. */
	stuck: number;
	uncertain: number;
}

const waiting: readonly RecipientState[] = ['staged', 'queued', 'deferred'];

/** The last state of each recipient, by message and address. */
export function lastStates(receipts: readonly Receipt[]): Map<string, RecipientState> {
	return new Map(receipts.map(({ messageId, recipient, state }) => [keyOf(messageId, recipient), state]));
}

/** Whether the receipts leave nobody waiting. */
export const isIdle = (messages: readonly Message[], receipts: readonly Receipt[]): boolean => {
	const states = lastStates(receipts);
	return keysOf(messages).every((key) => !waiting.includes(states.get(key) ?? 'staged'));
};

/** Compares what the server took with what the receipts say. */
export function settleAccount(
	messages: readonly Message[],
	receipts: readonly Receipt[],
	sink: Pick<ObservedSink, 'taken' | 'gave354'>
): Account {
	const states = lastStates(receipts);
	const takenTimes = new Map<string, number>();
	for (const { id, recipients } of sink.taken) {
		for (const address of recipients) {
			takenTimes.set(keyOf(id, address), (takenTimes.get(keyOf(id, address)) ?? 0) + 1);
		}
	}
	const keys = keysOf(messages);
	const count = (fits: (key: string) => boolean) => keys.filter(fits).length;
	const isAcceptedInVain = (key: string) => states.get(key) === 'accepted' && !takenTimes.has(key);
	return {
		messages: messages.length,
		duplicates: count((key) => (takenTimes.get(key) ?? 0) > 1),
		lost: count((key) => !states.has(key) || isAcceptedInVain(key)),
		falseAccepted: count(isAcceptedInVain),
		needlessUncertain: count((key) => states.get(key) === 'uncertain' && !sink.gave354.get(addressOf(key))),
		stuck: count((key) => waiting.includes(states.get(key) ?? 'staged')),
		uncertain: count((key) => states.get(key) === 'uncertain')
	};
}

const keyOf = (messageId: string, address: string): string => `${messageId} ${address}`;
const addressOf = (key: string): string => key.split(' ')[1]!;
const keysOf = (messages: readonly Message[]): string[] =>
	messages.flatMap(({ id, recipients }) => recipients.map(({ address }) => keyOf(id, address)));
