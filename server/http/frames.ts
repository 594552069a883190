import { Hono } from 'hono';
import { takeFrame } from '#server/queue/frames.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** GET messages/:id/frame: what left as the mail of a message, for the device to keep. */
export const frames = ({ store, now }: Parts): Hono<ApiEnv> =>
	new Hono<ApiEnv>().get('/messages/:id{[0-9a-f-]{36}}/frame', async (c) => {
		const frame = await takeFrame(store, c.get('device').ledgerId, c.req.param('id'), now());
		return frame ? c.json(frame) : refuse(c, 404, 'no-frame');
	});
