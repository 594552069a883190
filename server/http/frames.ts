import { Hono } from 'hono';
import { takeFrame } from '#server/queue/frames.ts';
import { pullingAs } from '#server/queue/ledger-writers.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** GET messages/:id/frame: what left as the mail of a message, for the device to keep. */
export const frames = ({ store, now }: Parts): Hono<ApiEnv> =>
	new Hono<ApiEnv>().get('/messages/:id{[0-9a-f-]{36}}/frame', async (c) => {
		const device = c.get('device');
		const by = await pullingAs(store, device);
		const frame = await takeFrame(store, { ledgerId: device.ledgerId, messageId: c.req.param('id'), at: now(), by });
		return frame ? c.json(frame) : refuse(c, 404, 'no-frame');
	});
