import { describe, expect, it } from 'vitest';
import { reach } from './reach.ts';

const never = { allow: () => Promise.resolve(false), ownPorts: [] };
const always = { allow: () => Promise.resolve(true), ownPorts: [8787] };
const notAllowed = { ok: false, error: { type: 'NotAllowed' } };

describe.concurrent('reach', () => {
	it.each(['localhost', '127.0.0.1', '192.168.1.1', '::ffff:10.0.0.1'])(
		'refuses the private host %s without leave',
		async (host) => expect(await reach(host, 25, never)).toEqual(notAllowed)
	);

	it('connects to a private host with leave for that host and port', async () => {
		const guard = {
			...never,
			allow: (host: string, port: number) => Promise.resolve(host === 'localhost' && port === 2525)
		};
		expect(await reach('localhost', 2525, guard)).toEqual({ ok: true, value: '127.0.0.1' });
		expect(await reach('localhost', 2526, guard)).toEqual(notAllowed);
		expect(await reach('127.0.0.1', 2525, guard)).toEqual(notAllowed);
	});

	it('connects to a public address without leave', async () => {
		expect(await reach('203.0.113.9', 587, never)).toEqual({ ok: true, value: '203.0.113.9' });
	});

	it.each([
		['169.254.169.254', 80],
		['::ffff:169.254.169.254', 25],
		['127.0.0.1', 8787],
		['localhost', 8787]
	])('refuses %s:%i even with leave', async (host, port) =>
		expect(await reach(host, port, always)).toEqual(notAllowed)
	);

	it('says that a host has no address', async () => {
		expect(await reach('mail.invalid', 25, never)).toMatchObject({ ok: false, error: { type: 'UnknownHost' } });
	});
});
