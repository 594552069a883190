import { v7 as uuid } from 'uuid';
import { expect, it, vi } from 'vitest';
import type { TestEvent } from '#domain/contract-mailbox-test.ts';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import { startMailWorld } from '#tests/support/mail-world.ts';
import { noRealServers } from '#tests/support/mta.ts';
import { pairWith } from '#tests/support/relay-device.ts';
import { allowPorts, startRelay } from '#tests/support/relay.ts';

vi.setConfig({ testTimeout: 30_000 });

it.skipIf(noRealServers)('a test mail is seen to arrive, in the mailbox of a real server', async () => {
	const [world, relay] = await Promise.all([startMailWorld(), startRelay()]);
	const { provider, dovecot, user, password, certificate } = world;
	const device = await pairWith(relay.url, relay.code);
	await allowPorts(relay.folder, provider.submissionPort, dovecot.tlsPort);
	const test = async (changes: Partial<PutMailbox>) => {
		const id = uuid();
		const saved = await device.call('PUT', `mailboxes/${id}`, {
			name: 'Zonneveld',
			host: '127.0.0.1',
			port: provider.submissionPort,
			security: 'starttls',
			login: 'password',
			user,
			password,
			senderName: 'Bakkerij Zonneveld',
			senderAddress: user,
			replyTo: '',
			pin: certificate.fingerprint,
			imap: { host: '127.0.0.1', port: dovecot.tlsPort, security: 'tls', user },
			...changes
		} satisfies PutMailbox);
		expect(saved.status).toBe(204);
		const answer = await device.call('POST', `mailboxes/${id}/test`, { subject: 'Proef', text: 'Een proefmail.\n' });
		return JSON.parse((await answer.text()).trimEnd().split('\n').at(-1)!) as TestEvent;
	};
	expect(await test({})).toMatchObject({ step: 'arrived', state: 'done' });
	expect(await test({ imapPassword: 'not this one' })).toMatchObject({
		step: 'arrived',
		state: 'failed',
		reason: 'unreadable'
	});
	await relay.stop();
	await world.stop();
});
