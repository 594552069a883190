import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PairingCode } from '#domain/contract-devices.ts';
import { apiPath, type DeviceList, type Me } from '#domain/contract.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { pairWith, sha256, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';

let relay: RunningRelay;
let admin: RelayDevice;
let sender: RelayDevice;
beforeAll(async () => {
	relay = await startRelay();
	admin = await pairWith(relay.url, relay.code);
	sender = await pairWith(relay.url, await pairingCode(relay.folder));
});
afterAll(() => relay.stop());

const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error];
const change = (by: RelayDevice, of: RelayDevice, deviceName: string, role: string) =>
	by.call('PUT', `devices/${of.deviceId}`, { deviceName, role });
const listed = async (device: RelayDevice) =>
	(await admin.get<DeviceList>('devices')).devices.find(({ deviceId }) => deviceId === device.deviceId);

describe('devices', () => {
	it('are all shown to an admin, and to a sender its own', async () => {
		const { devices } = await admin.get<DeviceList>('devices');
		expect(devices.map(({ deviceId }) => deviceId)).toEqual(expect.arrayContaining([admin.deviceId, sender.deviceId]));
		const own = await sender.get<DeviceList>('devices');
		expect(own.devices.map(({ deviceId }) => deviceId)).toEqual([sender.deviceId]);
	});

	it('are named and given more to do by an admin; a sender names itself and nothing more', async () => {
		expect((await change(admin, sender, 'Winkel', 'sender')).status).toBe(204);
		expect(await listed(sender)).toMatchObject({ deviceName: 'Winkel', role: 'sender' });
		expect((await change(sender, sender, 'Toonbank', 'sender')).status).toBe(204);
		expect(await refusal(await change(sender, sender, 'Toonbank', 'admin'))).toEqual([403, 'admins-only']);
		expect(await refusal(await change(sender, admin, 'Weg', 'sender'))).toEqual([404, 'not-found']);
		expect(await listed(sender)).toMatchObject({ deviceName: 'Toonbank', role: 'sender' });
	});

	it('always leave one that may set things up', async () => {
		expect(await refusal(await change(admin, admin, 'Kantoor', 'sender'))).toEqual([409, 'last-admin']);
		expect((await admin.get<Me>('me')).role).toBe('admin');
	});

	it('cannot be revoked by a sender', async () => {
		expect((await sender.call('DELETE', `devices/${admin.deviceId}`)).status).toBe(404);
		expect((await admin.call('GET', 'me')).status).toBe(200);
	});
});

describe('a pairing code', () => {
	it('is given by an admin, for the role that was asked for, with the address to open', async () => {
		const answer = await admin.call('POST', 'devices/pairing-code', { role: 'admin' });
		const { code, role, address } = (await answer.json()) as PairingCode;
		expect([role, address]).toEqual(['admin', relay.url]);
		const second = await pairWith(relay.url, code, 'Kantoor');
		expect((await second.get<Me>('me')).role).toBe('admin');
		await admin.call('DELETE', `devices/${second.deviceId}`);
	});

	it('is not given by a sender', async () => {
		const answer = await sender.call('POST', 'devices/pairing-code', { role: 'sender' });
		expect(await refusal(answer)).toEqual([403, 'admins-only']);
	});
});

describe('a revoked device', () => {
	/** Begins to hand over a file and leaves its last bytes for later. */
	function beginUpload(device: RelayDevice) {
		const bytes = Buffer.from(`factuur ${uuid()}`);
		const hash = sha256(bytes);
		const call = request(`${relay.url}${apiPath}/blobs/${hash}`, {
			method: 'PUT',
			headers: { origin: relay.url, cookie: device.cookie, 'content-length': bytes.length }
		});
		call.write(bytes.subarray(0, 5));
		const finish = async () => {
			call.end(bytes.subarray(5));
			const [answer] = (await once(call, 'response')) as [IncomingMessage];
			return [answer.statusCode ?? 0, await text(answer)] as const;
		};
		return { hash, finish };
	}

	const missing = async (hash: string) => {
		const answer = await admin.call('POST', 'blobs/missing', { blobs: [hash] });
		return ((await answer.json()) as { missing: string[] }).missing;
	};

	it('has no access from that moment on, also by command', async () => {
		const lost = await pairWith(relay.url, await pairingCode(relay.folder), 'Kantoor');
		await runAdmin(relay.folder, 'revoke', lost.deviceId);
		expect(await refusal(await lost.call('GET', 'me'))).toEqual([401, 'revoked']);
	});

	it('gets nothing in that was under way', async () => {
		const lost = await pairWith(relay.url, await pairingCode(relay.folder));
		const kept = await pairWith(relay.url, await pairingCode(relay.folder));
		const [cut, whole] = [beginUpload(lost), beginUpload(kept)];
		expect((await admin.call('DELETE', `devices/${lost.deviceId}`)).status).toBe(204);
		expect(await cut.finish()).toEqual([401, '{"error":"revoked"}']);
		expect((await whole.finish())[0]).toBeLessThan(300);
		expect(await missing(cut.hash)).toEqual([cut.hash]);
		expect(await missing(whole.hash)).toEqual([]);
	});

	it('may be paired again with its own ledger, by a new code', async () => {
		const lost = await pairWith(relay.url, await pairingCode(relay.folder));
		await admin.call('DELETE', `devices/${lost.deviceId}`);
		const { deviceId, ledgerId } = lost;
		const ask = { code: await pairingCode(relay.folder), deviceId, deviceName: 'Tablet', ledgerId };
		expect((await lost.call('POST', 'pair', ask)).status).toBe(200);
	});
});
