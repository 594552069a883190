import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { readCertificate } from './certificate.ts';
import { trustPage } from './page.ts';
import type { Certificates } from './renewal.ts';

/** Where the page is served, and for which app. */
interface TrustPageSettings {
	certificates: Certificates;
	port: number;
	appUrl: string;
}

/** A page that is served, or one that could not be: then it has no port. */
interface TrustPageServer {
	ports: number[];
	/** What to tell the person who starts the relay. */
	lines: string[];
	close: () => void;
}

/** Serves the page over plain HTTP; where its port is taken the relay runs without it and says so. */
export async function startTrustPage({ certificates, port, appUrl }: TrustPageSettings): Promise<TrustPageServer> {
	const { certificate } = certificates.authority;
	const { names, addresses } = readCertificate(certificates.relay.certificate);
	let pageUrl = '';
	const page = (request: Request) => trustPage(certificate, { appUrl, pageUrl }).fetch(request);
	const server = createAdaptorServer({ fetch: page });
	server.listen(port);
	try {
		await once(server, 'listening');
	} catch {
		const words = `The page on which devices learn to trust it cannot use port ${port}: set TRUST_PORT to another one.`;
		return { ports: [], lines: [words], close: () => undefined };
	}
	const taken = (server.address() as AddressInfo).port;
	// Not every device finds a name on the network; an address leads every one of them to this page
	pageUrl = `http://${addresses[0] ?? names[0]}:${taken}`;
	return {
		ports: [taken],
		lines: [`Devices learn to trust it at ${pageUrl}`, `and compare there ${readCertificate(certificate).fingerprint}`],
		close: () => void server.close()
	};
}
