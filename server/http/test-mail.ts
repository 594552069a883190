import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { TestMail } from '#domain/contract-mailbox-test.ts';
import { ok } from '#domain/result.ts';
import { noteTest } from '#server/queue/mailbox-tests.ts';
import { readMailbox } from '#server/queue/secrets.ts';
import { readJson } from './body.ts';
import { adminOnly } from './device.ts';
import { hasSecret } from './mailbox-settings.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** POST mailboxes/:id/test, for admins: a test mail, told step by step as JSON lines. */
export function testMail({ store, vault, now, log, testMail }: Parts): Hono<ApiEnv> {
	return new Hono<ApiEnv>().post('/mailboxes/:id/test', adminOnly, async (c) => {
		const body = await readJson(c.req.raw, TestMail);
		if (!body.ok) return refuseBody(c, body.error);
		const mailbox = await readMailbox(store, c.req.param('id'));
		if (!mailbox || mailbox.practice === 1) return refuse(c, 404, 'not-found');
		// With nothing to log in with it says so and goes nowhere: that counts for nothing
		const canLogIn = mailbox.login === 'none' || hasSecret(vault, mailbox);
		const noted = canLogIn ? await noteTest(store, mailbox, now()) : ok(null);
		if (!noted.ok) return refuse(c, 429, 'too-many-tests', { detail: noted.error.next });
		c.header('Content-Type', 'application/x-ndjson');
		// Proxies that collect an answer before they pass it on would tell nothing live.
		c.header('X-Accel-Buffering', 'no');
		return stream(c, async (answer) => {
			let told = Promise.resolve<unknown>(null);
			let last = '';
			await testMail(mailbox, body.value, (event) => {
				last = `${event.step} ${event.state}`;
				told = told.then(() => answer.write(`${JSON.stringify(event)}\n`));
			});
			await told;
			log.info({ mailboxId: mailbox.id, last }, 'mailbox.tested');
		});
	});
}
