import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Result } from '#domain/result.ts';
import type { TlsProblem } from './folder.ts';
import type { Certificates } from './renewal.ts';

/** Answers requests. */
type Fetch = (request: Request) => Response | Promise<Response>;

/** A slow line may take this long over a large file. Milliseconds. */
const requestTimeout = 30 * 60_000;
/** How often the certificate is looked at, in milliseconds. */
const renewalStep = 12 * 3_600_000;

/** A server that speaks HTTPS where there are certificates, else HTTP. */
export function createListener(fetch: Fetch, certificates: Certificates | null): Server | SecureServer {
	if (certificates === null) return createAdaptorServer({ fetch, serverOptions: { requestTimeout } }) as Server;
	const serverOptions = { requestTimeout, ...pair(certificates) };
	return createAdaptorServer({ fetch, createServer: createSecureServer, serverOptions }) as unknown as SecureServer;
}

/** Gives a running server its next certificate in time; the returned function ends that. */
export function keepRenewed(
	server: Server | SecureServer,
	current: () => Promise<Result<Certificates | null, TlsProblem>>,
	onError: (problem: unknown) => void
): () => void {
	if (!(server instanceof SecureServer)) return () => undefined;
	const renew = async () => {
		const found = await current();
		if (!found.ok) onError(found.error);
		else if (found.value) server.setSecureContext(pair(found.value));
	};
	const timer = setInterval(() => void renew().catch(onError), renewalStep).unref();
	return () => clearInterval(timer);
}

const pair = ({ relay }: Certificates) => ({ key: relay.key, cert: relay.certificate });
