import { Hono } from 'hono';
import { SealBatch, StageMessage } from '#domain/contract.ts';
import { sealBatch, type SealRefusal } from '#server/queue/batches.ts';
import { findMailbox } from '#server/queue/mailboxes.ts';
import { isSealed, stageMessage, type StageRefusal } from '#server/queue/messages.ts';
import { fits } from '#server/queue/room.ts';
import { readJson } from './body.ts';
import { checkDocuments } from './check-documents.ts';
import { wrongPart } from './check-message.ts';
import type { ApiContext, ApiEnv, Parts } from './parts.ts';
import { refuseFor } from './rate-limit.ts';
import { refuse, refuseBody } from './refusal.ts';

/** What sealing writes of one message: its place in the queue and its first receipts. Bytes. */
const sealedBytes = 4_000;

/** PUT batches/:batch/messages/:message, POST batches/:batch/seal. All that can be checked of a message is checked when it is put. */
export function batches({ store, marks, log, now, wake, recipientsPerDay, freeBytes }: Parts): Hono<ApiEnv> {
	const wrongDocument = checkDocuments(store, marks);
	return new Hono<ApiEnv>()
		.put('/batches/:batch/messages/:message', async (c) => {
			const body = await readJson(c.req.raw, StageMessage);
			if (!body.ok) return refuseBody(c, body.error);
			const { message, seal } = body.value;
			const { id: deviceId, ledgerId } = c.get('device');
			// A device that missed the answer to its seal asks again, and the mailbox may be another by then
			if (await isSealed(store, ledgerId, message, seal)) return c.json({ result: 'known' });
			const mailbox = await findMailbox(store, message.mailboxId);
			if (!mailbox) return refuse(c, 422, 'unknown-mailbox', { part: 'mailboxId' });
			const place = { batchId: c.req.param('batch'), messageId: c.req.param('message') };
			const part = wrongPart(body.value, place, mailbox) ?? (await wrongDocument(message));
			if (part !== null) {
				log.warn({ messageId: message.id, part }, 'message.refused');
				return refuse(c, 422, 'wrong-part', { part });
			}
			if (!(await fits(freeBytes, JSON.stringify(message).length))) return refuse(c, 507, 'disk-full');
			const staged = await stageMessage(store, { ledgerId, deviceId, message, seal, at: now() });
			if (!staged.ok) return refuseStaging(c, staged.error);
			return c.json({ result: staged.value }, staged.value === 'staged' ? 201 : 200);
		})
		.post('/batches/:batch/seal', async (c) => {
			const body = await readJson(c.req.raw, SealBatch);
			if (!body.ok) return refuseBody(c, body.error);
			const { ledgerId } = c.get('device');
			const batchId = c.req.param('batch');
			if (!(await fits(freeBytes, body.value.messages.length * sealedBytes))) return refuse(c, 507, 'disk-full');
			const sealed = await sealBatch(store, {
				...{ ledgerId, batchId, ...body.value },
				perDay: recipientsPerDay,
				at: now()
			});
			if (!sealed.ok) return refuseSeal(c, sealed.error, now());
			log.info({ batchId, messages: sealed.value.messages }, 'batch.sealed');
			wake();
			return c.json(sealed.value, 202);
		});
}

function refuseStaging(c: ApiContext, error: StageRefusal) {
	switch (error.type) {
		case 'Taken':
			return refuse(c, 409, 'message-taken');
		case 'BatchSealed':
			return refuse(c, 409, 'batch-sealed');
		case 'UnknownMailbox':
			return refuse(c, 422, 'unknown-mailbox', { part: 'mailboxId' });
		case 'RepeatedRecipient':
			return refuse(c, 422, 'wrong-part', { part: 'recipients', detail: error.address });
		case 'MissingBlobs':
			return refuse(c, 409, 'missing', { missing: error.blobs });
	}
}

function refuseSeal(c: ApiContext, error: SealRefusal, at: string) {
	switch (error.type) {
		case 'Missing':
			return refuse(c, 409, 'missing', { missing: error.messages });
		case 'NotInManifest':
			return refuse(c, 422, 'not-in-manifest', { part: `messages.${error.messages[0]}` });
		case 'HandBackFirst':
			return refuse(c, 503, 'hand-back-first');
		case 'OtherManifest':
			return refuse(c, 409, 'other-manifest');
		case 'ApprovalTooOld':
			return refuse(c, 409, 'approval-too-old');
		case 'OverQuota': {
			if (error.until === null) return refuse(c, 422, 'too-many-recipients');
			const seconds = Math.ceil((Date.parse(error.until) - Date.parse(at)) / 1000);
			return refuseFor(c, seconds, 'device-limit', { detail: error.until });
		}
		case 'Double': {
			const [first] = error.doubles;
			return refuse(c, 409, 'double', { part: `messages.${first?.messageId}`, detail: first?.number });
		}
	}
}
