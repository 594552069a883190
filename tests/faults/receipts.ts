import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { ReceiptPage, type Receipt } from '#domain/contract.ts';
import type { Message } from '#domain/message.ts';
import type { RelayDevice } from '#tests/support/relay-device.ts';
import { isIdle } from './account.ts';

/** Milliseconds without news after which the queue counts as idle, whatever it still holds. */
const silence = 30_000;

/** Pulls receipts page by page until nobody waits any more, or nothing has come for long. */
export async function receiptsOnceIdle(device: RelayDevice, messages: readonly Message[]): Promise<Receipt[]> {
	const receipts: Receipt[] = [];
	let news = Date.now();
	let after = '0.0';
	while (Date.now() - news < silence) {
		const page = v.parse(ReceiptPage, await device.get(`receipts?after=${after}`));
		receipts.push(...page.receipts);
		const last = page.receipts.at(-1);
		if (last) {
			news = Date.now();
			after = `${last.epoch}.${last.seq}`;
			continue;
		}
		if (isIdle(messages, receipts)) return receipts;
		await wait(100);
	}
	return receipts;
}
