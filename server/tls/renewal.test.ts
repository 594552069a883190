import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { after } from '#server/queue/instants.ts';
import { readCertificate, type Places } from './certificate.ts';
import { currentCertificates, makeCertificates } from './renewal.ts';

const day = 86_400_000;
const start = new Date().toISOString();
const places: Places = { names: ['bakkerij.local', 'bakkerij'], addresses: ['192.168.1.20'] };
let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'facturier-tls-')), 'tls')));

async function make(of = places, at = start) {
	const made = await makeCertificates(folder, of, at);
	if (!made.ok) throw new Error(made.error.type);
	return made.value;
}

async function currentAt(at: string, addresses = places.addresses) {
	const found = await currentCertificates(folder, addresses, at);
	if (!found.ok) throw new Error(found.error.type);
	return found.value;
}

describe('the certificate of the relay', () => {
	it('holds the names and addresses, for at most 398 days', async () => {
		const { relay } = await make();
		const { until, ...held } = readCertificate(relay.certificate);
		expect(held).toMatchObject(places);
		const days = (Date.parse(until) - Date.parse(start)) / day;
		expect(days).toBeGreaterThan(390);
		expect(days).toBeLessThan(398);
	});

	it('is read by its owner alone, as is the one that devices trust', async () => {
		await make();
		expect(readdirSync(folder).toSorted()).toEqual(['authority.pem', 'relay.pem']);
		for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
		chmodSync(join(folder, 'relay.pem'), 0o640);
		expect(await currentCertificates(folder, [], start)).toMatchObject({ error: { type: 'ReadableByOthers' } });
	});

	it('stays until its last month, then another follows it that the same authority vouches for', async () => {
		const { authority, relay } = await make();
		expect((await currentAt(after(start, 360 * day)))!.relay).toEqual(relay);
		const next = await currentAt(after(start, 370 * day));
		expect(next!.authority).toEqual(authority);
		expect(readCertificate(next!.relay.certificate)).toMatchObject(places);
		expect(await currentAt(after(start, 371 * day))).toEqual(next);
	});

	it('follows the machine to another address of the network', async () => {
		const { authority } = await make();
		const moved = await currentAt(start, ['192.168.1.77']);
		expect(readCertificate(moved!.relay.certificate).addresses).toEqual(['192.168.1.77']);
		expect(moved!.authority).toEqual(authority);
	});

	it('is none before it was asked for', async () => {
		expect(await currentAt(start)).toBeNull();
	});
});

describe('the authority that devices trust', () => {
	it('stays when certificates are made again for the same names, and is another for other names', async () => {
		const { authority } = await make();
		expect(await make()).toMatchObject({ authority, anew: false });
		expect(await make({ ...places, names: ['kassa.local'] })).toMatchObject({ anew: true });
	});
});
