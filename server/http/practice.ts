import { Hono } from 'hono';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** GET practice/mails and practice/mails/:id, DELETE practice/mails: what this ledger's debtors would have got. */
export function practice({ practice }: Parts): Hono<ApiEnv> {
	return new Hono<ApiEnv>()
		.get('/practice/mails', (c) => c.json(practice.list(c.get('device').ledgerId, c.req.query('before') ?? null)))
		.get('/practice/mails/:id', async (c) => {
			const mail = await practice.read(c.get('device').ledgerId, c.req.param('id'));
			if (!mail) return refuse(c, 404, 'not-found');
			// A browser saves it and never shows it: its HTML is not ours to trust
			return c.body(mail, 200, {
				'Content-Type': 'message/rfc822',
				'Content-Disposition': 'attachment; filename="mail.eml"'
			});
		})
		.delete('/practice/mails', async (c) => {
			await practice.clear(c.get('device').ledgerId);
			return c.body(null, 204);
		});
}
