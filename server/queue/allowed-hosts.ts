import type { Store } from './schema.ts';

/** A mail server that the operator lets the relay connect to. */
export interface AllowedHostRow {
	host: string;
	port: number;
}

/** A mail server on a private address that the operator lets the relay connect to. */
export interface AllowedHost {
	/** As in the mailbox, in lower case. */
	host: string;
	port: number;
}

/** Lets the relay connect to a host; allowing it again changes nothing. */
export async function allowHost(store: Store, { host, port }: AllowedHost): Promise<void> {
	await store
		.insertInto('allowed_host')
		.values({ host: host.toLowerCase(), port })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Takes that leave back; whether there was one. */
export async function disallowHost(store: Store, { host, port }: AllowedHost): Promise<boolean> {
	const row = await store
		.deleteFrom('allowed_host')
		.where('host', '=', host.toLowerCase())
		.where('port', '=', port)
		.returning('port')
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether a host is allowed. */
export async function isAllowed(store: Store, { host, port }: AllowedHost): Promise<boolean> {
	const row = await store
		.selectFrom('allowed_host')
		.select('port')
		.where('host', '=', host.toLowerCase())
		.where('port', '=', port)
		.executeTakeFirst();
	return row !== undefined;
}

/** All hosts that are allowed, by name. */
export const listAllowedHosts = (store: Store): Promise<AllowedHost[]> =>
	store.selectFrom('allowed_host').selectAll().orderBy('host').orderBy('port').execute();
