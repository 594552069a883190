import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isMetadata, isOwn, isPrivate } from './address-guard.ts';

describe('address guard', () => {
	it.each([
		'0.0.0.0',
		'10.1.2.3',
		'100.64.0.1',
		'127.0.0.1',
		'127.255.255.254',
		'169.254.1.1',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.1',
		'198.18.0.1',
		'224.0.0.1',
		'255.255.255.255',
		'::',
		'::1',
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'::ffff:10.0.0.1',
		'::127.0.0.1',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'::ffff:0:7f00:1',
		'2001:0:7f00:1::1',
		'100::1',
		'fc00::1',
		'fd12:3456::1',
		'fe80::1',
		'fec0::1',
		'ff02::1'
	])('takes %s for private', (address) => expect(isPrivate(address)).toBe(true));

	it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2a00:1450::1', '2001:4860::1', '::ffff:8.8.8.8'])(
		'takes %s for public',
		(address) => expect(isPrivate(address)).toBe(false)
	);

	it.each([
		'169.254.169.254',
		'::ffff:169.254.169.254',
		'::ffff:a9fe:a9fe',
		'169.254.170.23',
		'168.63.129.16',
		'::ffff:168.63.129.16',
		'fd00:ec2::254',
		'fd00:ec2::23',
		'fd20:ce::254',
		'100.100.100.200',
		'64:ff9b::a9fe:a9fe',
		'2002:a9fe:a9fe::1'
	])('never opens the metadata address %s', (address) =>
		expect([isMetadata(address), isPrivate(address)]).toEqual([true, true])
	);

	it('knows the addresses of its own network cards, also as mapped ones', () => {
		const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
		for (const { address, family } of own) {
			expect(isOwn(address)).toBe(true);
			if (family === 'IPv4') expect(isOwn(`::ffff:${address}`)).toBe(true);
		}
		expect(isOwn('203.0.113.9')).toBe(false);
	});

	it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '0.0.0.0'])('knows %s for this machine', (address) =>
		expect(isOwn(address)).toBe(true)
	);
});
