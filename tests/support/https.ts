import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** An answer over https. */
export interface SecureAnswer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

/** What to send, and to which machine a name leads. */
export interface SecureCall {
	url: string;
	/** The certificate that is trusted, and no other. */
	ca: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
}

/** Calls a server on this machine by any name, as a device does that trusts one authority alone. */
export async function callSecurely({ url, ca, method = 'GET', headers = {}, body }: SecureCall): Promise<SecureAnswer> {
	const { hostname, host, port, pathname } = new URL(url);
	const call = request({
		host: '127.0.0.1',
		port,
		path: pathname,
		method,
		ca,
		servername: hostname,
		headers: { host, ...headers },
		agent: false
	});
	call.end(body);
	const [answer] = (await once(call, 'response')) as [IncomingMessage];
	return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** The certificate that devices of a relay's own network trust. */
export const authorityOf = (folder: string): string =>
	/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(
		readFileSync(join(folder, 'keys', 'tls', 'authority.pem'), 'utf8')
	)![0];
