import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '#domain/result.ts';
import { isMetadata, isOwn, isPrivate } from './address-guard.ts';

/** Where the relay may connect to. */
export interface Guard {
	/** Whether the operator lets it connect to this host although its address is private. */
	allow: (host: string, port: number) => Promise<boolean>;
	/** The ports that the relay itself listens on, but for its practice mailbox. */
	ownPorts: readonly number[];
}

/** Why a host is not connected to. */
export type ReachError = { type: 'UnknownHost'; detail: string } | { type: 'NotAllowed' };

/** Milliseconds that every refusal takes: how long it took would tell what lies behind it. */
const refusalTime = 500;

/**
 * The one address to connect to for a host. The name is resolved here and nowhere else, so that what was checked is
 * what is connected to. Whatever is not allowed is refused alike, in words and in time.
 */
export async function reach(host: string, port: number, guard: Guard): Promise<Result<string, ReachError>> {
	const start = performance.now();
	const resolved = await addressesOf(host);
	if (!resolved.ok) return resolved;
	const allowed = await guard.allow(host, port);
	const address = resolved.value.find((candidate) => {
		if (isShut(candidate, port, guard.ownPorts)) return false;
		return allowed || !isPrivate(candidate);
	});
	if (address !== undefined) return ok(address);
	await wait(refusalTime - (performance.now() - start));
	return err({ type: 'NotAllowed' });
}

/** Whether no leave opens an address at a port: a cloud hands out credentials there, or the relay itself listens. */
export const isShut = (address: string, port: number, ownPorts: readonly number[]): boolean =>
	isMetadata(address) || (isOwn(address) && ownPorts.includes(port));

/** The addresses that a host has now. */
export async function addressesOf(host: string): Promise<Result<string[], ReachError>> {
	if (isIP(host) !== 0) return ok([host]);
	try {
		const found = await lookup(host, { all: true, order: 'ipv4first' });
		return ok(found.map(({ address }) => address));
	} catch (error) {
		return err({ type: 'UnknownHost', detail: error instanceof Error ? error.message : '' });
	}
}
