import { once } from 'node:events';
import { createServer } from 'node:net';
import { isAllowed } from '#server/queue/allowed-hosts.ts';
import { listMailboxes } from '#server/queue/mailboxes.ts';
import type { Store } from '#server/queue/schema.ts';
import { reach } from '#server/transport/reach.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** Milliseconds that a relay may take to say that it is well. */
const patience = 5_000;

/** Whether a relay that runs answers, and what it says ails it. */
export async function checkRunning(address: string): Promise<Finding> {
	try {
		const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(patience) });
		if (answer.ok) return fine(`The relay runs at ${address} and is ready to send`);
		return wrong(`The relay at ${address} runs, but is not ready: ${await answer.text()}`);
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return wrong(`The relay runs, but does not answer at ${address} (${cause instanceof Error ? cause.message : ''}).`);
	}
}

/** Whether the port of a relay that does not run is free. */
export async function checkPort(host: string, port: number): Promise<Finding> {
	const server = createServer();
	try {
		server.listen(port, host);
		await once(server, 'listening');
	} catch (error) {
		return wrong(
			`Another program uses port ${port} of ${host}, or it may not be used (${error instanceof Error ? error.message : ''}). Set PORT to another one.`
		);
	}
	server.close();
	return fine(`Port ${port} of ${host} is free; the relay does not run now`);
}

/** Whether each mailbox's server has an address that the relay may connect to. */
export async function checkHosts(store: Store): Promise<Finding[]> {
	const mailboxes = (await listMailboxes(store)).filter(({ practice }) => practice === 0);
	const guard = { ownPorts: [], allow: (host: string, port: number) => isAllowed(store, { host, port }) };
	return Promise.all(
		mailboxes.map(async ({ name, host, port }) => {
			const reached = await reach(host, port, guard);
			if (reached.ok) return fine(`${host} (${name}) has an address that the relay may connect to`);
			return reached.error.type === 'NotAllowed'
				? wrong(
						`${host} (${name}) is on a private network. If that is right, run: npm run relay -- allow ${host}:${port}`
					)
				: wrong(`${host} (${name}) has no address now: is the name right, and is there a connection?`);
		})
	);
}
