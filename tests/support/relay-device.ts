import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { apiPath } from '#domain/contract.ts';
import type { Sha256 } from '#domain/digest.ts';
import { sealOf, type Message } from '#domain/message.ts';

/** A browser paired with a relay. */
export interface RelayDevice {
	deviceId: string;
	ledgerId: string;
	cookie: string;
	/** Calls the API as the app does; JSON unless the body is bytes. */
	call: (method: string, path: string, body?: unknown) => Promise<Response>;
	/** Calls the API and gives the JSON of an answer with the given status. */
	get: <T>(path: string) => Promise<T>;
	/** Stores bytes and gives their hash. */
	putBlob: (bytes: Uint8Array) => Promise<Sha256>;
	/** Puts a message under its own seal. */
	stage: (message: Message) => Promise<Response>;
	/** Seals a batch of these messages. */
	seal: (messages: readonly Message[]) => Promise<Response>;
}

/** The hash of bytes. */
export const sha256 = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex') as Sha256;

/** Calls a relay from its own origin. */
export function callFrom(url: string, cookie: string, method: string, path: string, body?: unknown): Promise<Response> {
	const isBytes = body instanceof Uint8Array;
	return fetch(`${url}${apiPath}/${path}`, {
		method,
		headers: { origin: url, cookie, 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
		body: body === undefined ? null : isBytes ? new Uint8Array(body) : JSON.stringify(body)
	});
}

/** Pairs a device, a new one with a ledger of its own or the given one; fails where the relay refuses it. */
export async function pairWith(
	url: string,
	code: string,
	name = 'Tablet',
	ids: { deviceId: string; ledgerId: string; ledgerKey?: string } = { deviceId: uuid(), ledgerId: uuid() }
): Promise<RelayDevice> {
	const answer = await callFrom(url, '', 'POST', 'pair', { code, deviceName: name, ...ids });
	if (!answer.ok) throw new Error(`not paired: ${await answer.text()}`);
	const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
	const call: RelayDevice['call'] = (method, path, body) => callFrom(url, cookie, method, path, body);
	return {
		deviceId: ids.deviceId,
		ledgerId: ids.ledgerId,
		cookie,
		call,
		async get<T>(path: string) {
			const response = await call('GET', path);
			if (!response.ok) throw new Error(`${path}: ${response.status}`);
			return (await response.json()) as T;
		},
		async putBlob(bytes) {
			const response = await call('PUT', `blobs/${sha256(bytes)}`, bytes);
			if (!response.ok) throw new Error(`blob: ${response.status} ${await response.text()}`);
			return sha256(bytes);
		},
		stage: (message) =>
			call('PUT', `batches/${message.batchId}/messages/${message.id}`, { message, seal: sealOf(message) }),
		seal: (messages) =>
			call('POST', `batches/${messages[0]!.batchId}/seal`, {
				approvedAt: new Date().toISOString(),
				messages: messages.map((message) => ({ id: message.id, seal: sealOf(message) }))
			})
	};
}
