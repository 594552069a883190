import { Hono } from 'hono';
import { PairRequest, type DeviceList, type Me } from '#domain/contract.ts';
import { listDevices, revokeDevice, type Device } from '#server/queue/devices.ts';
import { ledgerEpoch } from '#server/queue/ledgers.ts';
import { pairDevice, type PairingError } from '#server/queue/pairing.ts';
import { readJson } from './body.ts';
import { giveToken, hashOfToken, newToken, renewToken } from './device.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** Bytes that are enough for a code, two ids and a name. */
const pairBytes = 4_000;

/** POST pair: the one call that needs no device. */
export function pairing(parts: Parts): Hono {
	const { store, now, log, publicUrl } = parts;
	return new Hono().post('/pair', async (c) => {
		const body = await readJson(c.req.raw, PairRequest, pairBytes);
		if (!body.ok) return refuseBody(c, body.error);
		const token = newToken();
		const paired = await pairDevice(store, { ...body.value, tokenSha256: hashOfToken(token) }, now());
		if (!paired.ok) {
			log.warn({ reason: paired.error.type }, 'pair.refused');
			return refuse(c, ...pairRefusal(paired.error));
		}
		log.info({ deviceId: paired.value.id, role: paired.value.role }, 'pair.done');
		giveToken(c, token, publicUrl);
		return c.json(await meOf(parts, paired.value));
	});
}

function pairRefusal({ type }: PairingError): [403 | 409, string] {
	switch (type) {
		case 'NoCode':
			return [403, 'no-code'];
		case 'WrongCode':
			return [403, 'wrong-code'];
		case 'DeviceTaken':
			return [409, 'device-taken'];
		case 'LedgerTaken':
			return [409, 'ledger-taken'];
	}
}

/** GET me, GET devices, DELETE devices/:id. A sender sees and may end only its own pairing. */
export function devices(parts: Parts): Hono<ApiEnv> {
	const { store, now, log, publicUrl } = parts;
	return new Hono<ApiEnv>()
		.get('/me', async (c) => {
			renewToken(c, publicUrl);
			return c.json(await meOf(parts, c.get('device')));
		})
		.get('/devices', async (c) => {
			const me = c.get('device');
			const seen = (await listDevices(store)).filter(({ id }) => me.role === 'admin' || id === me.id);
			return c.json({ devices: seen.map(listed) } satisfies DeviceList);
		})
		.delete('/devices/:id', async (c) => {
			const { role, id: own } = c.get('device');
			const id = c.req.param('id');
			if (role !== 'admin' && id !== own) return refuse(c, 404, 'not-found');
			if (!(await revokeDevice(store, id, now()))) return refuse(c, 404, 'not-found');
			log.info({ deviceId: id }, 'device.revoked');
			return c.body(null, 204);
		});
}

const listed = ({ id, name, role, pairedAt, lastSeenAt, revokedAt }: Device): DeviceList['devices'][number] => ({
	deviceId: id,
	deviceName: name,
	role,
	pairedAt,
	lastSeenAt,
	revokedAt
});

const meOf = async ({ store, now }: Parts, { id, name, ledgerId, role }: Device): Promise<Me> => ({
	deviceId: id,
	deviceName: name,
	ledgerId,
	role,
	time: now(),
	epoch: await ledgerEpoch(store, ledgerId)
});
