import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { allowPorts } from '#tests/support/relay.ts';
import { selfSigned } from '#tests/support/server-certificate.ts';
import { expect, test } from './fixtures.ts';

/** A mail server of one's own: its certificate is of its own making, and it sends for its user's address only. */
async function startOwnServer(user: string) {
	const server = new SMTPServer({
		...(await selfSigned('mail.zonneveld.example')),
		disableReverseLookup: true,
		closeTimeout: 500,
		onAuth: ({ username, password }, _session, done) =>
			username === user && password === 'geheim'
				? done(null, { user })
				: done(Object.assign(new Error('5.7.8 Wrong login'), { responseCode: 535 })),
		onMailFrom: ({ address }, _session, done) =>
			address === user
				? done()
				: done(Object.assign(new Error('5.7.1 Sender address rejected: not owned by user'), { responseCode: 553 })),
		onData: (body, _session, done) => void body.resume().once('end', done)
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	return { port, close: () => new Promise<void>((done) => server.close(done)) };
}

test('a provider fills the form in, and says what one needs to know; a test mail shows where it gets stuck, and each mend is one tap', async ({
	shop,
	relay,
	complaints
}) => {
	await shop.goto(new URL('/settings/mailboxes/new', shop.url()).href);
	await shop.getByLabel('Sender address').fill('bakker@ziggo.nl');
	await shop.getByLabel('Sender address').blur();
	await expect(shop.getByText('Guessed from bakker@ziggo.nl')).toBeVisible();
	await expect(shop.getByLabel('Mail server', { exact: true })).toHaveValue('smtp.ziggo.nl');
	await expect(shop.getByLabel('IMAP server')).toHaveValue('imap.ziggo.nl');
	await shop.getByLabel('Mail provider').selectOption({ label: 'Gmail' });
	await shop.getByLabel('Login').selectOption({ label: 'User and password' });
	await expect(shop.getByLabel('App password', { exact: true })).toBeVisible();

	const server = await startOwnServer('facturen@zonneveld.example');
	await shop.goto(new URL('/settings/mailboxes/new', shop.url()).href);
	await shop.getByLabel('Mail provider').selectOption({ label: 'Mail server of your own' });
	await shop.getByLabel('Mail server', { exact: true }).fill('127.0.0.1');
	await shop.getByLabel('Security').selectOption({ label: 'STARTTLS, required' });
	await shop.getByLabel('Port').fill(String(server.port));
	await shop.getByLabel('User', { exact: true }).fill('facturen@zonneveld.example');
	await shop.getByLabel('Password', { exact: true }).fill('geheim');
	await shop.getByLabel('Sender address').fill('info@zonneveld.example');
	const saveAndTest = shop.getByRole('button', { name: 'Save and test' });
	await saveAndTest.click();
	await expect(shop.getByText(`npm run relay -- allow 127.0.0.1:${server.port}`)).toBeVisible();
	expect(complaints.splice(0)).toEqual([expect.stringContaining('422')]);

	await allowPorts(relay.folder, server.port);
	await saveAndTest.click();
	await expect(shop.getByText('The server made its certificate itself.')).toBeVisible();
	await expect(shop.getByText('mail.zonneveld.example').first()).toBeVisible();
	await shop.getByRole('button', { name: 'Accept only this certificate' }).click();
	await shop.getByRole('button', { name: 'Send as facturen@zonneveld.example' }).click();
	await expect(shop.getByText('The mailbox works')).toBeVisible();
	await expect(shop.getByLabel('Replies to')).toHaveValue('info@zonneveld.example');

	await shop.getByRole('button', { name: 'Stop this mailbox' }).click();
	await expect(shop.getByText('Somebody has stopped it.')).toBeVisible();
	await shop.getByRole('button', { name: 'Let it go on' }).click();
	await expect(shop.getByText('Somebody has stopped it.')).toBeHidden();
	await server.close();
});
