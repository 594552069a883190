import { Hono } from 'hono';
import { HandBack, handBackBytes } from '#domain/contract-hand-back.ts';
import { audited } from '#server/queue/audit.ts';
import { endHandBack, handBack } from '#server/queue/hand-back.ts';
import { readJson } from './body.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** POST batches/:batch/hand-back: what a device knows of a batch, for a relay that was restored. POST hand-back/done: all was told. */
export const handBacks = ({ store, log, now }: Parts): Hono<ApiEnv> =>
	new Hono<ApiEnv>()
		.post('/batches/:batch/hand-back', async (c) => {
			const body = await readJson(c.req.raw, HandBack, handBackBytes);
			if (!body.ok) return refuseBody(c, body.error);
			const { ledgerId } = c.get('device');
			const batchId = c.req.param('batch');
			const told = await handBack(store, { ...body.value, ledgerId, batchId, at: now() });
			if (!told.ok)
				return told.error.type === 'NotAsked'
					? refuse(c, 409, 'not-asked')
					: refuse(c, 409, 'missing', { missing: told.error.messages });
			log.info({ batchId, known: told.value.known, uncertain: told.value.uncertain }, 'batch.handed-back');
			return c.json(told.value);
		})
		.post('/hand-back/done', async (c) => {
			const { ledgerId, id: actor } = c.get('device');
			const isDone = await audited(
				store,
				now(),
				(writer) => endHandBack(writer, ledgerId),
				(done) => (done ? { actor, deed: 'ledger.handed-back', subject: ledgerId } : null)
			);
			if (isDone) log.info({ ledgerId }, 'ledger.handed-back');
			return c.body(null, 204);
		});
