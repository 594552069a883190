import { Hono } from 'hono';
import { parseAddress } from '#domain/address.ts';
import { PutMailbox, type MailboxList } from '#domain/contract.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { ok } from '#domain/result.ts';
import { byPerson, findMailbox, listMailboxes, putMailbox, type HeldMailbox } from '#server/queue/mailboxes.ts';
import { pauseMailbox, resumeMailbox } from '#server/queue/pauses.ts';
import { reach } from '#server/transport/reach.ts';
import type { Vault } from '#server/vault/vault.ts';
import { readJson } from './body.ts';
import { adminOnly } from './device.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** GET mailboxes; PUT mailboxes/:id, POST pause and resume for admins. The practice mailbox is set up by the relay alone. */
export function mailboxes({ store, vault, guard, log, now, wake }: Parts): Hono<ApiEnv> {
	const app = new Hono<ApiEnv>();
	app.get('/mailboxes', async (c) => {
		const held = await listMailboxes(store);
		return c.json({ mailboxes: held.map((mailbox) => statusOf(vault, mailbox)) } satisfies MailboxList);
	});
	app.use('/mailboxes/*', adminOnly);
	app.put('/mailboxes/:id{[0-9a-f-]{36}}', async (c) => {
		const id = c.req.param('id');
		const body = await readJson(c.req.raw, PutMailbox);
		if (!body.ok) return refuseBody(c, body.error);
		const { password, senderName, senderAddress, replyTo, ...settings } = body.value;
		const from = parseAddress(senderAddress);
		if (!from.ok) return refuse(c, 422, 'invalid', { part: 'senderAddress', detail: from.error.type });
		const reply = replyTo === '' ? ok('') : parseAddress(replyTo);
		if (!reply.ok) return refuse(c, 422, 'invalid', { part: 'replyTo', detail: reply.error.type });
		const reached = await reach(settings.host, settings.port, guard);
		if (!reached.ok && reached.error.type === 'NotAllowed')
			return refuse(c, 422, 'host-not-allowed', { part: 'host', detail: `${settings.host}:${settings.port}` });
		const sender = { sender_name: senderName, sender_address: from.value, reply_to: reply.value };
		const secret = password ? vault.seal(id, 'password', password) : null;
		await putMailbox(store, id, { ...settings, ...sender, practice: 0 }, secret, now());
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
		if (mailbox.login === 'password' && !hasPassword(vault, mailbox)) return refuse(c, 409, 'no-password');
		await resumeMailbox(store, mailbox.id, now());
		log.info({ mailboxId: mailbox.id }, 'mailbox.resumed');
		wake();
		return c.body(null, 204);
	});
	return app;
}

/** Whether a password is held that this relay's key opens. */
const hasPassword = (vault: Vault, { id, secret }: HeldMailbox): boolean =>
	secret !== null && vault.open(id, 'password', secret).ok;

const statusOf = (vault: Vault, mailbox: HeldMailbox): MailboxStatus => ({
	id: mailbox.id,
	name: mailbox.name,
	host: mailbox.host,
	port: mailbox.port,
	security: mailbox.security,
	login: mailbox.login,
	user: mailbox.user,
	senderName: mailbox.sender_name,
	senderAddress: mailbox.sender_address,
	replyTo: mailbox.reply_to,
	pin: mailbox.pin,
	practice: mailbox.practice === 1,
	hasPassword: hasPassword(vault, mailbox),
	paused: pauseOf(mailbox),
	waiting: mailbox.waiting
});

const pauseOf = ({ paused_reason, paused_detail, paused_at }: HeldMailbox): MailboxStatus['paused'] =>
	paused_reason === null || paused_at === null
		? null
		: { reason: paused_reason, detail: paused_detail ?? '', at: paused_at };
