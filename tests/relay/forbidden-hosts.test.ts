import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { allowPorts, startRelay, type RunningRelay } from '#tests/support/relay.ts';

/** Loopback, private, link-local, metadata, other forms of these, and names that lead there. */
const targets = [
	'127.0.0.1',
	'127.8.8.8',
	'localhost',
	'0.0.0.0',
	'0',
	'127.1',
	'2130706433',
	'0x7f.0.0.1',
	'0177.0.0.1',
	'10.0.0.1',
	'172.16.0.1',
	'172.31.255.254',
	'192.168.1.1',
	'100.64.0.1',
	'169.254.1.1',
	'169.254.169.254',
	'169.254.170.2',
	'168.63.129.16',
	'100.100.100.200',
	'192.0.0.192',
	'198.18.0.1',
	'224.0.0.1',
	'255.255.255.255',
	'::',
	'::1',
	'::ffff:127.0.0.1',
	'::ffff:a9fe:a9fe',
	'::127.0.0.1',
	'::ffff:0:7f00:1',
	'64:ff9b::7f00:1',
	'64:ff9b::a9fe:a9fe',
	'2002:7f00:1::',
	'2001:0:7f00:1::1',
	'fd00:ec2::254',
	'fc00::1',
	'fe80::1',
	'ff02::1'
];

let relay: RunningRelay;
let device: RelayDevice;
beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());

/** Saves a mailbox with this server, or one that is read there; what came back, and after how many milliseconds. */
async function refusal(host: string, port: number, at: 'host' | 'imap') {
	const start = performance.now();
	const answer = await device.call('PUT', `mailboxes/${uuid()}`, {
		name: 'x',
		host: at === 'host' ? host : '203.0.113.9',
		port,
		security: 'none',
		login: 'none',
		user: '',
		senderName: '',
		senderAddress: 'facturen@zonneveld.example',
		replyTo: '',
		pin: '',
		imap: at === 'imap' ? { host, port, security: 'none', user: 'x' } : null
	});
	return { status: answer.status, body: (await answer.json()) as unknown, milliseconds: performance.now() - start };
}

describe('a mailbox at an address inside', () => {
	it.each(['host', 'imap'] as const)(
		`is refused alike, in words and in time, whatever stands there (%s)`,
		async (at) => {
			const refusals = await Promise.all(targets.map((host) => refusal(host, 25, at)));
			for (const [index, { status, body }] of refusals.entries()) {
				expect(status, targets[index]).toBe(422);
				expect(body).toEqual({ error: 'host-not-allowed', part: at, detail: `${targets[index]}:25` });
			}
			const times = refusals.map(({ milliseconds }) => milliseconds);
			expect(Math.min(...times)).toBeGreaterThan(490);
			expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1_000);
		}
	);

	it('is refused at the relay’s own port like at any other, also when that is allowed', async () => {
		const port = Number(new URL(relay.url).port);
		await allowPorts(relay.folder, port);
		const { status, body } = await refusal('127.0.0.1', port, 'host');
		expect([status, body]).toMatchObject([422, { error: 'host-not-allowed' }]);
	});
});
