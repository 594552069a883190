import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { makeAuthority, makeLeaf } from '#server/tls/issuing.ts';

/** A proxy with a certificate that stands before a relay, as a firm's web server does. */
export interface TlsProxy {
	/** Where people reach it. */
	url: string;
	/** The certificate to trust. */
	authority: string;
	leadTo: (relayUrl: string) => void;
	close: () => Promise<void>;
}

/** Starts one for a name. Like many a proxy it calls the relay by the address that it knows it by. */
export async function startTlsProxy(name: string): Promise<TlsProxy> {
	const at = new Date().toISOString();
	const authority = await makeAuthority([name, 'localhost'], at);
	const { key, certificate } = await makeLeaf(authority, { names: [name, 'localhost'], addresses: [] }, at);
	let relay = '';
	const server = createServer({ key, cert: certificate }, (asked, answer) => {
		const headers = { ...asked.headers, host: new URL(relay).host, 'x-forwarded-proto': 'https' };
		const call = request(relay + asked.url, { method: asked.method, headers }, (given) => {
			answer.writeHead(given.statusCode ?? 502, given.headers);
			pipeline(given, answer, () => undefined);
		});
		pipeline(asked, call, () => undefined);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `https://localhost:${(server.address() as AddressInfo).port}`,
		authority: authority.certificate,
		leadTo: (relayUrl) => (relay = relayUrl),
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
