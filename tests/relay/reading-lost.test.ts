import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createReader } from '#server/bounces/reader.ts';
import { newQueue } from '#tests/support/queue.ts';

/** An IMAP server that lets everybody in and hangs up as soon as the inbox is to be opened. */
async function startHangingUp() {
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
		socket.on('data', (bytes) => {
			const [tag, command = ''] = String(bytes).split(' ');
			if (/EXAMINE|SELECT/i.test(command)) socket.destroy();
			else socket.write(`${tag} OK done\r\n`);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

it('a mailbox whose server hangs up again and again is told of, though it lets the relay in', async () => {
	const server = await startHangingUp();
	const user = 'facturen@zonneveld.example';
	const imap = { imap_host: '127.0.0.1', imap_port: server.port, imap_security: 'none', imap_user: user } as const;
	const queue = await newQueue(1, { login: 'password', secret: Buffer.from('geheim'), user, ...imap });
	const reader = createReader({ ...queue.delivery(), backoffScale: 0.001 });
	reader.wake();
	const readings = () => queue.database.store.selectFrom('reading').select('problem').execute();
	await expect.poll(readings).toEqual([{ problem: 'unreachable' }]);
	await reader.stop();
	await queue.database.close();
	server.close();
});
