import { v7 as uuid } from 'uuid';
import type { HeadsAnswer, PostHeads } from '#domain/contract-heads.ts';
import { digestText } from '#domain/digest.ts';
import { err, ok } from '#domain/result.ts';
import { markOf } from '#domain/series-mark.ts';
import { sealAllWaiting } from './batches.ts';
import { db } from './db.ts';
import { noRelay, thisDevice } from './device.ts';
import { commit, commitIf } from './journal.ts';
import type { RelayNotes } from './device-row.ts';
import { lockAllSeries } from './series.ts';

/** What the relay is told of this device: its head, and the link of the entry at `since`, where the relay saw it last. */
export async function currentHeads(since: number): Promise<PostHeads> {
	const { id, seq, head, ledgerKey } = await thisDevice();
	const known = since > 0 && since < seq ? await db.journal.get([id, since]) : undefined;
	const series = await db.series.filter((one) => !one.locked).toArray();
	return {
		deviceId: id,
		seq,
		head,
		since: known ? { seq: known.seq, link: known.link } : null,
		ledgerKeySha256: digestText(ledgerKey),
		series: series.map(markOf)
	};
}

/** Keeps what the relay knows of this device's chain and of the series. Not journalled: the relay is the source. */
export async function keepHeads({ seq, marks, time }: HeadsAnswer, now: number): Promise<void> {
	await changeNotes({ seq, marks, clockAhead: now - Date.parse(time), standing: 'well' });
}

/**
 * Keeps that another device has taken the ledger over: this one sends nothing any more, and gives no number either,
 * since the other one goes on with the same series.
 */
export async function keepReplaced(): Promise<void> {
	await commitIf(
		(id: string) => ({ type: 'device.replaced', ids: [id], payload: {} }),
		async () => {
			const { id, relay } = await thisDevice();
			if (relay.standing === 'replaced') return err(null);
			await changeNotes({ standing: 'replaced' });
			await lockAllSeries();
			return ok(id);
		}
	);
}

async function changeNotes(change: Partial<RelayNotes>): Promise<void> {
	await thisDevice();
	await db.device
		.where('key')
		.equals('device')
		.modify((row) => {
			row.relay = { ...row.relay, ...change };
		});
}

/**
 * Begins a new chain after a copy: a new device id, whose first entry names the old head, and every series locked, since
 * the other copy may give the same numbers. What waits may have been handed over by the other one.
 */
export async function leaveCopy(): Promise<void> {
	const { id: from, seq, head } = await thisDevice();
	const id = uuid();
	await commit({ type: 'device.copied', ids: [id], payload: { from, seq, head } }, async () => {
		await db.device.update('device', { id, seq: 0, relay: { ...noRelay, standing: 'copied' } });
		await lockAllSeries();
		await sealAllWaiting();
	});
}
