import { Hono } from 'hono';
import { DeviceChange, PairingCodeAsk, type PairingCode } from '#domain/contract-devices.ts';
import type { DeviceList } from '#domain/contract.ts';
import { audited } from '#server/queue/audit.ts';
import { changeDevice, listDevices, revokeDevice, type Device } from '#server/queue/devices.ts';
import { after } from '#server/queue/instants.ts';
import { codeLife, makePairingCode } from '#server/queue/pairing.ts';
import { readSetting } from '#server/queue/settings.ts';
import { readJson } from './body.ts';
import { adminOnly, renewToken } from './device.ts';
import { meOf } from './me.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/**
 * GET me; GET devices; PUT and DELETE devices/:id; POST devices/pairing-code. A sender sees, names and may end only its own
 * pairing.
 */
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
		.post('/devices/pairing-code', adminOnly, async (c) => {
			const body = await readJson(c.req.raw, PairingCodeAsk);
			if (!body.ok) return refuseBody(c, body.error);
			const { role } = body.value;
			const at = now();
			const code = await makePairingCode(store, role, at);
			log.info({ deviceId: c.get('device').id, role }, 'pair.code');
			const address = (await readSetting(store, 'address')) ?? '';
			return c.json({ code, role, expiresAt: after(at, codeLife), address } satisfies PairingCode);
		})
		.put('/devices/:id', async (c) => {
			const body = await readJson(c.req.raw, DeviceChange);
			if (!body.ok) return refuseBody(c, body.error);
			const { role: own, id: ownId } = c.get('device');
			const id = c.req.param('id');
			const { deviceName: name, role } = body.value;
			if (own !== 'admin' && id !== ownId) return refuse(c, 404, 'not-found');
			if (own !== 'admin' && role !== own) return refuse(c, 403, 'admins-only');
			const changed = await audited(
				store,
				now(),
				(writer) => changeDevice(writer, id, { name, role }),
				(made) => (made.ok && made.value ? { actor: ownId, deed: 'device.changed', subject: `${id} ${role}` } : null)
			);
			if (!changed.ok)
				return changed.error.type === 'LastAdmin' ? refuse(c, 409, 'last-admin') : refuse(c, 404, 'not-found');
			if (changed.value) log.info({ deviceId: id, role }, 'device.changed');
			return c.body(null, 204);
		})
		.delete('/devices/:id', async (c) => {
			const { role, id: own } = c.get('device');
			const id = c.req.param('id');
			if (role !== 'admin' && id !== own) return refuse(c, 404, 'not-found');
			if (!(await listDevices(store)).some((one) => one.id === id)) return refuse(c, 404, 'not-found');
			const at = now();
			const isDone = await audited(
				store,
				at,
				(writer) => revokeDevice(writer, id, at),
				(done) => (done ? { actor: own, deed: 'device.revoked', subject: id } : null)
			);
			if (isDone) log.info({ deviceId: id }, 'device.revoked');
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
