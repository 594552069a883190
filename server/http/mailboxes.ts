import { Hono } from 'hono';
import { PutMailbox, type MailboxList } from '#domain/contract-mailboxes.ts';
import { after } from '#server/queue/instants.ts';
import { loadOf } from '#server/queue/load.ts';
import { findMailbox, imapOf, listMailboxes, putMailbox } from '#server/queue/mailboxes.ts';
import { audited, type Deed } from '#server/queue/audit.ts';
import { ownCopiesOf } from '#server/queue/own-copies.ts';
import { byPerson, pauseMailbox, resumeMailbox } from '#server/queue/pauses.ts';
import { readingOf } from '#server/queue/readings.ts';
import type { Writer } from '#server/queue/schema.ts';
import { reach } from '#server/transport/reach.ts';
import { readJson } from './body.ts';
import { adminOnly } from './device.ts';
import { hasSecret, secretsOf, settingsOf, statusOf } from './mailbox-settings.ts';
import type { ApiContext, ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** How long failed copies to oneself are told of. Milliseconds. */
const copiesShown = 7 * 86_400_000;

/** GET mailboxes; PUT mailboxes/:id, POST pause and resume for admins. The practice mailbox is set up by the relay alone. */
export function mailboxes({ store, vault, guard, log, now, wake }: Parts): Hono<ApiEnv> {
	const app = new Hono<ApiEnv>();
	/** Makes a change that a person asked for, and writes it down where it changed anything. */
	async function make(
		c: ApiContext,
		deed: Deed,
		mailboxId: string,
		change: (writer: Writer, at: string) => Promise<boolean>
	): Promise<void> {
		const at = now();
		const entry = { actor: c.get('device').id, deed, subject: mailboxId };
		const isMade = await audited(
			store,
			at,
			(writer) => change(writer, at),
			(made) => (made ? entry : null)
		);
		if (isMade) log.info({ mailboxId }, deed);
	}
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
		await make(c, 'mailbox.saved', id, (writer, at) =>
			putMailbox(writer, id, settings.value, secretsOf(vault, id, body.value), at).then(() => true)
		);
		wake();
		return c.body(null, 204);
	});
	app.post('/mailboxes/:id/pause', async (c) => {
		const mailbox = await findMailbox(store, c.req.param('id'));
		if (!mailbox) return refuse(c, 404, 'not-found');
		await make(c, 'mailbox.paused', mailbox.id, (writer, at) =>
			pauseMailbox(writer, mailbox.id, { reason: byPerson, detail: '', at })
		);
		return c.body(null, 204);
	});
	app.post('/mailboxes/:id/resume', async (c) => {
		const mailbox = await findMailbox(store, c.req.param('id'));
		if (!mailbox) return refuse(c, 404, 'not-found');
		if (mailbox.login !== 'none' && !hasSecret(vault, mailbox)) return refuse(c, 409, 'no-password');
		await make(c, 'mailbox.resumed', mailbox.id, (writer, at) => resumeMailbox(writer, mailbox.id, at));
		wake();
		return c.body(null, 204);
	});
	return app;
}
