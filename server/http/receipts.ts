import { Hono } from 'hono';
import type { ReceiptPage } from '#domain/contract.ts';
import { pullingAs } from '#server/queue/ledger-writers.ts';
import { receiptsAfter, type Position } from '#server/queue/receipts.ts';
import { noticeAhead } from '#server/queue/restored.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** GET receipts?after=epoch.seq&proof=…: what became known to this device's ledger since. */
export const receipts = ({ store, vault, log, now }: Parts): Hono<ApiEnv> =>
	new Hono<ApiEnv>().get('/receipts', async (c) => {
		const after = readPosition(c.req.query('after') ?? '0.0');
		if (!after) return refuse(c, 422, 'invalid', { part: 'after' });
		const { ledgerId } = c.get('device');
		const by = await pullingAs(store, c.get('device'));
		const isProven = vault.proves(c.req.query('proof') ?? '', ledgerId, after);
		const heard = { ledgerId, heard: after, word: isProven ? 'proven' : 'told' } as const;
		const restored = isProven || by === 'writer' ? await noticeAhead(store, heard, now()) : null;
		if (restored) log.warn({ ledgerId, ...restored }, 'relay.restored');
		const page = await receiptsAfter(store, ledgerId, after, by);
		const last = page.receipts.at(-1);
		return c.json({ ...page, proof: last ? vault.proofOf(ledgerId, last) : '' } satisfies ReceiptPage);
	});

function readPosition(text: string): Position | null {
	const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
	return match ? { epoch: Number(match[1]), seq: Number(match[2]) } : null;
}
