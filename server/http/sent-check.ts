import { Hono } from 'hono';
import type { SentCheck } from '#domain/contract-sent-check.ts';
import { findMailbox } from '#server/queue/mailboxes.ts';
import { questionOf, settleFoundInSent, type Undecidable } from '#server/queue/sent-check.ts';
import type { ApiContext, ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** POST messages/:id/check: looks for a message that was perhaps sent in the Sent folder of its mailbox. */
export function sentCheck({ store, isInSent, log, now }: Parts): Hono<ApiEnv> {
	return new Hono<ApiEnv>().post('/messages/:id{[0-9a-f-]{36}}/check', async (c) => {
		const messageId = c.req.param('id');
		const question = await questionOf(store, { ledgerId: c.get('device').ledgerId, messageId });
		if (!question.ok) return refuseCheck(c, question.error);
		const mailbox = await findMailbox(store, question.value.mailboxId);
		const looked = await isInSent(mailbox!, question.value.headerId);
		if (!looked.ok) return refuseLook(c, looked.error);
		log.info({ messageId, found: looked.value }, 'message.checked');
		if (!looked.value) return c.json({ found: false } satisfies SentCheck);
		const settled = await settleFoundInSent(store, messageId, now());
		return settled.ok ? c.json({ found: true } satisfies SentCheck) : refuseCheck(c, settled.error);
	});
}

function refuseCheck(c: ApiContext, error: Undecidable) {
	switch (error.type) {
		case 'UnknownMessage':
			return refuse(c, 404, 'not-found');
		case 'NotUncertain':
			return refuse(c, 409, 'not-uncertain');
		case 'NoProof':
			return refuse(c, 409, 'no-proof');
	}
}

function refuseLook(c: ApiContext, { problem, detail }: { problem: string; detail?: string }) {
	if (problem === 'no-imap' || problem === 'no-sent-folder') return refuse(c, 409, problem);
	return refuse(c, 502, 'imap-failed', { part: problem, detail: detail ?? '' });
}
