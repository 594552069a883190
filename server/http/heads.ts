import { Hono, type MiddlewareHandler } from 'hono';
import { PostHeads } from '#domain/contract-heads.ts';
import { noteHeads, type HeadsError } from '#server/queue/chains.ts';
import { isReplaced } from '#server/queue/ledger-writers.ts';
import { readJson } from './body.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** POST heads: where the chain and the series of the calling device stand; it answers what the relay knows of them. */
export const heads = ({ store, log, now }: Parts): Hono<ApiEnv> =>
	new Hono<ApiEnv>().post('/heads', async (c) => {
		const body = await readJson(c.req.raw, PostHeads);
		if (!body.ok) return refuseBody(c, body.error);
		const device = c.get('device');
		const noted = await noteHeads(store, device, body.value, now());
		if (noted.ok) return c.json(noted.value);
		log.warn({ deviceId: device.id, reason: noted.error.type }, 'heads.refused');
		return refuse(c, 409, refusals[noted.error.type]);
	});

const refusals: Record<HeadsError['type'], string> = {
	OtherDevice: 'other-device',
	Replaced: 'replaced',
	Copied: 'copied'
};

/** Lets a device that another one has replaced read, and nothing else. */
export const writersOnly =
	({ store }: Parts): MiddlewareHandler<ApiEnv> =>
	async (c, next) =>
		c.req.method !== 'GET' && (await isReplaced(store, c.get('device'))) ? refuse(c, 409, 'replaced') : next();
