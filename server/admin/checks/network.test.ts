import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { checkRunning } from './network.ts';

it.each([
	['{"ready":false,"failing":["disk","key"]}', 'its disk has too little room, its key file does not open'],
	['<h1>Bad gateway</h1>', 'it gives an answer that this version does not know']
])('a relay that is not ready and answers %s is told of in words', async (body, words) => {
	const server = createServer((_, answer) => answer.writeHead(503).end(body)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const found = await checkRunning(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, null);
	server.close();
	expect(found).toMatchObject({ level: 'wrong', text: expect.stringContaining(`is not ready: ${words}`) as string });
});
