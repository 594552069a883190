import { Hono } from 'hono';
import { apiPath } from '#domain/contract.ts';
import { signInReturn } from '#domain/contract-sign-in.ts';
import { findMailbox } from '#server/queue/mailboxes.ts';
import { adminOnly } from './device.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** POST and GET mailboxes/:id/sign-in, for admins. */
export function signIn({ store, signIn, publicUrl }: Parts): Hono<ApiEnv> {
	return new Hono<ApiEnv>()
		.use('/mailboxes/:id/sign-in', adminOnly)
		.post('/mailboxes/:id/sign-in', async (c) => {
			const mailbox = await findMailbox(store, c.req.param('id'));
			if (mailbox?.login !== 'oauth') return refuse(c, 404, 'not-found');
			const returnTo = `${publicUrl ?? new URL(c.req.url).origin}${apiPath}/${signInReturn}`;
			const begun = await signIn.begin(mailbox, returnTo, c.get('device').id);
			if (begun.ok) return c.json(begun.value);
			return refuse(c, 502, 'sign-in', begun.error.detail ? { detail: begun.error.detail } : {});
		})
		.get('/mailboxes/:id/sign-in', (c) => c.json(signIn.state(c.req.param('id'))));
}

/**
 * Where a provider's page leads the browser back to. The cookie of the device does not come along from another site: the
 * state of the sign-in, random and good for one answer, says which mailbox it is about.
 */
export function signInReturned({ signIn }: Parts): Hono {
	return new Hono().get(`/${signInReturn}`, async (c) => {
		const [state = '', code = '', error = ''] = ['state', 'code', 'error'].map((name) => c.req.query(name));
		const mailboxId = await signIn.finish({ state, code, error });
		return c.redirect(mailboxId === null ? '/settings/mailboxes' : `/settings/mailboxes/${mailboxId}`, 303);
	});
}
