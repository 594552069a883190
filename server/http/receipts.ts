import { Hono } from 'hono';
import { receiptsAfter, type Position } from '#server/queue/receipts.ts';
import { noticeAhead } from '#server/queue/restored.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** GET receipts?after=epoch.seq: what became known to this device's ledger since. */
export const receipts = ({ store, log, now }: Parts): Hono<ApiEnv> =>
	new Hono<ApiEnv>().get('/receipts', async (c) => {
		const after = readPosition(c.req.query('after') ?? '0.0');
		if (!after) return refuse(c, 422, 'invalid', { part: 'after' });
		const { ledgerId } = c.get('device');
		const restored = await noticeAhead(store, ledgerId, after, now());
		if (restored) log.warn({ uncertain: restored.uncertain }, 'relay.restored');
		return c.json(await receiptsAfter(store, ledgerId, after));
	});

function readPosition(text: string): Position | null {
	const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
	return match ? { epoch: Number(match[1]), seq: Number(match[2]) } : null;
}
