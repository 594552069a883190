import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import type { Need } from '#server/http/health.ts';
import { isAllowed } from '#server/queue/allowed-hosts.ts';
import { listMailboxes } from '#server/queue/mailboxes.ts';
import type { Store } from '#server/queue/schema.ts';
import { reach } from '#server/transport/reach.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** Milliseconds that a relay may take to say that it is well. */
const patience = 5_000;

const Unready = v.pipe(v.string(), v.parseJson(), v.object({ failing: v.array(v.string()) }));

/** Whether a relay that runs answers, and what it says ails it; `authority` vouches for a certificate of its own, PEM. */
export async function checkRunning(address: string, authority: string | null): Promise<Finding> {
	try {
		const answer = await (authority === null ? askAt(address) : askHere(address, authority));
		if (answer.ok) return fine(`The relay runs at ${address} and is ready to send`);
		return wrong(`The relay at ${address} runs, but is not ready: ${whyUnready(answer.words)}.`);
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return wrong(`The relay runs, but does not answer at ${address} (${cause instanceof Error ? cause.message : ''}).`);
	}
}

const ailments: Record<Need, string> = {
	database: 'it cannot write to its database',
	disk: 'its disk has too little room',
	worker: 'what is due is not being sent',
	key: 'its key file does not open the passwords that it holds'
};

/** What the relay names as failing, in words; whatever else answers at its address is not known. */
function whyUnready(body: string): string {
	const { failing } = v.parse(v.fallback(Unready, { failing: [] }), body);
	const words = failing.flatMap((need) => (need in ailments ? ailments[need as Need] : []));
	return words.length > 0 ? words.join(', ') : 'it gives an answer that this version does not know';
}

async function askAt(address: string): Promise<{ ok: boolean; words: string }> {
	const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(patience) });
	return { ok: answer.ok, words: await answer.text() };
}

/** This machine trusts its own relay by the authority alone, and may not find itself by its name on the network. */
async function askHere(address: string, authority: string): Promise<{ ok: boolean; words: string }> {
	const { hostname, port, host } = new URL(address);
	const call = request({
		host: 'localhost',
		port,
		path: '/readyz',
		ca: authority,
		servername: hostname,
		headers: { host },
		signal: AbortSignal.timeout(patience)
	}).end();
	const [answer] = (await once(call, 'response')) as [IncomingMessage];
	return { ok: answer.statusCode === 200, words: await text(answer) };
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
