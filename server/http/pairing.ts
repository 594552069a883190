import { Hono } from 'hono';
import { PairRequest } from '#domain/contract.ts';
import { audited } from '#server/queue/audit.ts';
import { pairDevice, type PairingError } from '#server/queue/pairing.ts';
import { readJson } from './body.ts';
import { giveToken, hashOfToken, newToken } from './device.ts';
import { meOf } from './me.ts';
import type { Parts } from './parts.ts';
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
		const at = now();
		const paired = await audited(
			store,
			at,
			(writer) => pairDevice(writer, { ...body.value, tokenSha256: hashOfToken(token) }, at),
			(done) =>
				done.ok ? { actor: done.value.id, deed: 'device.paired', subject: `${done.value.id} ${done.value.role}` } : null
		);
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
