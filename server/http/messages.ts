import { Hono } from 'hono';
import { ResolveMessage, type CancelResult } from '#domain/contract.ts';
import { audited } from '#server/queue/audit.ts';
import { cancelMessage } from '#server/queue/cancel.ts';
import { resolveMessage, type ResolveRefusal } from '#server/queue/resolve.ts';
import { readJson } from './body.ts';
import type { ApiContext, ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** POST messages/:id/cancel and resolve: a person's decision about one message of this ledger. */
export function messages({ store, log, now, wake }: Parts): Hono<ApiEnv> {
	return new Hono<ApiEnv>()
		.post('/messages/:id{[0-9a-f-]{36}}/cancel', async (c) => {
			const { ledgerId, id: actor } = c.get('device');
			const [messageId, at] = [c.req.param('id'), now()];
			const { isNew, recipients } = await audited(
				store,
				at,
				(writer) => cancelMessage(writer, { ledgerId, messageId, at }),
				(done) => (done.isNew ? { actor, deed: 'message.cancelled', subject: messageId } : null)
			);
			log.info({ messageId, recipients: recipients.length, isNew }, 'message.cancel');
			return c.json({ recipients } satisfies CancelResult);
		})
		.post('/messages/:id{[0-9a-f-]{36}}/resolve', async (c) => {
			const body = await readJson(c.req.raw, ResolveMessage);
			if (!body.ok) return refuseBody(c, body.error);
			const { ledgerId, id: actor } = c.get('device');
			const [messageId, at] = [c.req.param('id'), now()];
			const deed = body.value.decision === 'mark-as-sent' ? 'message.marked-as-sent' : 'message.sent-again';
			const resolved = await audited(
				store,
				at,
				(writer) => resolveMessage(writer, { ledgerId, messageId, ...body.value, at }),
				({ ok }) => (ok ? { actor, deed, subject: messageId } : null)
			);
			if (!resolved.ok) return refuseResolve(c, resolved.error);
			log.info({ messageId, decision: body.value.decision }, 'message.resolved');
			wake();
			return c.body(null, 204);
		});
}

function refuseResolve(c: ApiContext, error: ResolveRefusal) {
	switch (error.type) {
		case 'UnknownMessage':
			return refuse(c, 404, 'not-found');
		case 'NotUncertain':
			return refuse(c, 409, 'not-uncertain', { detail: error.recipients.join('; ') });
		case 'TooEarly':
			return refuse(c, 409, 'too-early', { detail: error.until });
	}
}
