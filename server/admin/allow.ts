import { err, ok, type Result } from '#domain/result.ts';
import { allowHost, disallowHost, listAllowedHosts, type AllowedHost } from '#server/queue/allowed-hosts.ts';
import { audited, operator, type Deed } from '#server/queue/audit.ts';
import type { Store, Writer } from '#server/queue/schema.ts';
import { readSetting } from '#server/queue/settings.ts';
import { addressesOf, isShut } from '#server/transport/reach.ts';

/** What the list of private mail servers takes. */
export interface AllowParts {
	store: Store;
	now: () => string;
	/** The relay's address where it has not been started yet. */
	address: string;
	/** The ports that the relay listens on by its settings. */
	ports: readonly number[];
}

/** `allow HOST:PORT`: lets the relay connect to a mail server, unless the guard refuses that one for ever. */
export async function allow(parts: AllowParts, text: string): Promise<Result<string[], string[]>> {
	const host = readHost(text);
	if (!host) return err([]);
	if (await isNeverOpen(parts, host))
		return err([
			`The relay never connects to ${written(host)}: it is the relay itself, or a cloud hands out credentials there. Nothing was changed.`
		]);
	await noted(parts, 'host.allowed', host, (writer) => allowHost(writer, host).then(() => true));
	return ok([`The relay may connect to ${written(host)}.`]);
}

/** `disallow HOST:PORT`: takes that leave back. */
export async function disallow(parts: AllowParts, text: string): Promise<Result<string[], string[]>> {
	const host = readHost(text);
	if (!host) return err([]);
	const isDone = await noted(parts, 'host.disallowed', host, (writer) => disallowHost(writer, host));
	return isDone ? ok([`${written(host)} is no longer allowed.`]) : err([`${written(host)} was not allowed.`]);
}

/** `allow --list`: the mail servers that are allowed. */
export async function listAllowed(store: Store): Promise<string[]> {
	const hosts = await listAllowedHosts(store);
	return hosts.length > 0 ? hosts.map(written) : ['No mail server on a private network is allowed.'];
}

/** Makes a change and writes it down, where anything was changed. */
const noted = (
	{ store, now }: AllowParts,
	deed: Deed,
	host: AllowedHost,
	change: (writer: Writer) => Promise<boolean>
): Promise<boolean> =>
	audited(store, now(), change, (isDone) => (isDone ? { actor: operator, deed, subject: written(host) } : null));

/** A host that has no address now may get one later. */
async function isNeverOpen({ store, address, ports }: AllowParts, { host, port }: AllowedHost): Promise<boolean> {
	const started = new URL((await readSetting(store, 'address')) ?? address);
	const ownPorts = [...ports, Number(started.port)];
	const resolved = await addressesOf(host);
	return resolved.ok && resolved.value.every((one) => isShut(one, port, ownPorts));
}

function readHost(text: string): AllowedHost | null {
	const [, v6, name, digits] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/.exec(text) ?? [];
	const port = Number(digits);
	const host = v6 ?? name;
	return host !== undefined && port >= 1 && port <= 65_535 ? { host: host.toLowerCase(), port } : null;
}

const written = ({ host, port }: AllowedHost): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);
