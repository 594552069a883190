import { Hono } from 'hono';
import { PutMailbox, type MailboxList } from '#domain/contract-mailboxes.ts';
import { after } from '#server/queue/instants.ts';
import { loadOf } from '#server/queue/load.ts';
import { findMailbox, imapOf, listMailboxes, putMailbox } from '#server/queue/mailboxes.ts';
import { ownCopiesOf } from '#server/queue/own-copies.ts';
import { byPerson, pauseMailbox, resumeMailbox } from '#server/queue/pauses.ts';
import { readingOf } from '#server/queue/readings.ts';
import { reach } from '#server/transport/reach.ts';
import { readJson } from './body.ts';
import { adminOnly } from './device.ts';
import { hasSecret, secretsOf, settingsOf, statusOf } from './mailbox-settings.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** How long failed copies to oneself are told of. Milliseconds. */
const copiesShown = 7 * 86_400_000;

/** GET mailboxes; PUT mailboxes/:id, POST pause and resume for admins. The practice mailbox is set up by the relay alone. */
export function mailboxes({ store, vault, guard, log, now, wake }: Parts): Hono<ApiEnv> {
	const app = new Hono<ApiEnv>();
	app.get('/mailboxes', async (c) => {
		const [at, { ledgerId }] = [now(), c.get('device')];
		const mailboxes = (await listMailboxes(store)).map(async (mailbox) => ({
			...statusOf(vault, mailbox),
			reading: await readingOf(store, mailbox),
			load: await loadOf(store, mailbox, ledgerId, at),
			copies: await ownCopiesOf(store, mailbox.id, after(at, -copiesShown))
		}));
		return c.json({ mailboxes: await Promise.all(mailboxes) } satisfies MailboxList);
	});
	app.use('/mailboxes/*', adminOnly);
	app.put('/mailboxes/:id{[0-9a-f-]{36}}', async (c) => {
		const id = c.req.param('id');
		const body = await readJson(c.req.raw, PutMailbox);
		if (!body.ok) return refuseBody(c, body.error);
		const settings = settingsOf(body.value);
		if (!settings.ok) return refuse(c, 422, 'invalid', { ...settings.error });
		const imap = imapOf(settings.value);
		for (const { part, host, port } of [
			{ ...body.value, part: 'host' },
			...(imap ? [{ ...imap, part: 'imap' }] : [])
		]) {
			const reached = await reach(host, port, guard);
			if (!reached.ok && reached.error.type === 'NotAllowed')
				return refuse(c, 422, 'host-not-allowed', { part, detail: `${host}:${port}` });
		}
		await putMailbox(store, id, settings.value, secretsOf(vault, id, body.value), now());
		log.info({ mailboxId: id }, 'mailbox.saved');
		wake();
		return c.body(null, 204);
	});
	app.post('/mailboxes/:id/pause', async (c) => {
		const mailbox = await findMailbox(store, c.req.param('id'));
		if (!mailbox) return refuse(c, 404, 'not-found');
		await pauseMailbox(store, mailbox.id, { reason: byPerson, detail: '', at: now() });
		log.info({ mailboxId: mailbox.id }, 'mailbox.paused');
		return c.body(null, 204);
	});
	app.post('/mailboxes/:id/resume', async (c) => {
		const mailbox = await findMailbox(store, c.req.param('id'));
		if (!mailbox) return refuse(c, 404, 'not-found');
		if (mailbox.login !== 'none' && !hasSecret(vault, mailbox)) return refuse(c, 409, 'no-password');
		await resumeMailbox(store, mailbox.id, now());
		log.info({ mailboxId: mailbox.id }, 'mailbox.resumed');
		wake();
		return c.body(null, 204);
	});
	return app;
}
