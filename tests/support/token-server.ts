import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider's sign-in endpoints: codes, device codes and refresh tokens that each work once. */
export interface TokenServer {
	/** For FACTURIER_OAUTH_BASE. */
	base: string;
	/** Each form that came to a token endpoint. */
	asked: Record<string, string>[];
	/** The access tokens that are good now. */
	tokens: Set<string>;
	/** What the next forms get in the place of tokens, such as `authorization_pending`. */
	refusals: string[];
	/** Seconds that access tokens last. */
	lasts: number;
	/** Whether a device code waits until a person writes it on the provider's page, or is good at once. */
	waitsForPerson: boolean;
	/** Takes back whatever leave was given. */
	revoke: () => void;
	/** What the person does on the authorise page: the address that the provider leads to. */
	consent: (authorizeUrl: string) => string;
	close: () => Promise<void>;
}

/** Starts a token server on this machine. */
export async function startTokenServer(): Promise<TokenServer> {
	const grants = new Map<string, { challenge?: string; returnTo?: string }>();
	const pending = new Set<string>();
	let count = 0;

	const give = () => {
		const [access, refresh] = [`access-${++count}`, `refresh-${count}`];
		server.tokens.add(access);
		grants.set(refresh, {});
		return { access_token: access, refresh_token: refresh, expires_in: server.lasts, token_type: 'Bearer' };
	};

	function answer(path: string, form: Record<string, string>): object {
		if (path.endsWith('/devicecode')) {
			if (server.waitsForPerson) pending.add('device-1');
			else grants.set('device-1', {});
			const page = `${server.base}/activate`;
			return {
				device_code: 'device-1',
				user_code: 'BDWP-HQPK',
				verification_uri: page,
				expires_in: 900,
				interval: 0.01
			};
		}
		server.asked.push(form);
		const refusal = server.refusals.shift();
		if (refusal) return { error: refusal, error_description: `AADSTS0: ${refusal}\r\nTrace ID: 1` };
		const key = form.code ?? form.device_code ?? form.refresh_token ?? '';
		if (pending.has(key)) return { error: 'authorization_pending' };
		const grant = grants.get(key);
		grants.delete(key);
		const proof = createHash('sha256')
			.update(form.code_verifier ?? '')
			.digest('base64url');
		const isRight = grant && (!grant.challenge || (grant.challenge === proof && grant.returnTo === form.redirect_uri));
		return isRight ? give() : { error: 'invalid_grant', error_description: 'The leave was taken back.' };
	}

	/** What the provider shows people: the page where they allow or refuse, and the one that takes a code. */
	function page(url: URL): string {
		if (url.searchParams.get('code') === 'BDWP-HQPK' && pending.delete('device-1')) {
			grants.set('device-1', {});
			return '<p>Thank you. You may close this page.</p>';
		}
		if (url.pathname === '/activate')
			return '<form><label>Code <input name="code"></label> <button>Allow</button></form>';
		const refusal = `${url.searchParams.get('redirect_uri')}?${new URLSearchParams({ state: url.searchParams.get('state') ?? '', error: 'access_denied' })}`;
		const link = (name: string, to: string) => `<a href="${to.replaceAll('&', '&amp;')}">${name}</a>`;
		return `<p>${link('Allow', server.consent(url.href))} ${link('Refuse', refusal)}</p>`;
	}

	const http = createServer((request, response) => {
		if (request.method === 'GET') {
			response.writeHead(200, { 'content-type': 'text/html' });
			return response.end(`<!doctype html><title>Provider</title>${page(new URL(request.url ?? '', server.base))}`);
		}
		void (async () => {
			let body = '';
			for await (const chunk of request) body += String(chunk);
			const result = answer(request.url ?? '', Object.fromEntries(new URLSearchParams(body)));
			response.writeHead('error' in result ? 400 : 200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(result));
		})();
	});
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');

	const server: TokenServer = {
		base: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		asked: [],
		tokens: new Set(),
		refusals: [],
		lasts: 3600,
		waitsForPerson: false,
		revoke() {
			grants.clear();
			server.tokens.clear();
		},
		consent(authorizeUrl) {
			const query = new URL(authorizeUrl).searchParams;
			const [returnTo, challenge] = [query.get('redirect_uri')!, query.get('code_challenge')!];
			grants.set('code-1', { challenge, returnTo });
			return `${returnTo}?${new URLSearchParams({ state: query.get('state')!, code: 'code-1' })}`;
		},
		close: () => new Promise((resolve) => void http.close(() => resolve()))
	};
	return server;
}
