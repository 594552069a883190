import { randomBytes } from 'node:crypto';
import type { SignInBegun } from '#domain/contract-sign-in.ts';
import type { OauthClient } from '#domain/mailbox.ts';
import { ask, TokenAnswer } from './ask.ts';
import { fail, failBy, succeed, type Attempt, type SignInParts } from './attempts.ts';
import { clientForm } from './client.ts';
import { endpointsOf } from './endpoints.ts';
import { newPkce } from './pkce.ts';

/** Milliseconds in which the person must come back from the provider's page. */
const patience = 15 * 60_000;

/** Sign-ins on a page of the provider: authorisation code with PKCE (RFC 6749 4.1, RFC 7636). */
export interface CodeFlow {
	/** `returnTo` is the relay's own address, to which the provider leads back. */
	begin: (attempt: Attempt, client: OauthClient, returnTo: string) => SignInBegun;
	/** Takes what the provider sent along; the mailbox's id, or null where no sign-in of this state waits. */
	finish: (answer: { state: string; code: string; error: string }) => Promise<string | null>;
}

/** Makes the flow. A state is random, works once and only for a quarter of an hour: it alone ties the answer to the mailbox. */
export function createCodeFlow(parts: SignInParts): CodeFlow {
	interface Waiting {
		attempt: Attempt;
		client: OauthClient;
		returnTo: string;
		verifier: string;
		until: number;
	}
	const waiting = new Map<string, Waiting>();

	return {
		begin(attempt, client, returnTo) {
			const state = randomBytes(32).toString('base64url');
			const { verifier, challenge } = newPkce();
			const { authorize, scope } = endpointsOf(client, parts.base);
			waiting.set(state, { attempt, client, returnTo, verifier, until: Date.parse(parts.now()) + patience });
			attempt.over.signal.addEventListener('abort', () => waiting.delete(state));
			const query = new URLSearchParams({
				response_type: 'code',
				client_id: client.clientId,
				redirect_uri: returnTo,
				scope,
				state,
				code_challenge: challenge,
				code_challenge_method: 'S256',
				login_hint: attempt.mailbox.user,
				// Google gives a refresh token only so.
				access_type: 'offline',
				prompt: 'consent'
			});
			return { way: 'page', url: `${authorize}?${query.toString()}` };
		},

		async finish({ state, code, error }) {
			const found = waiting.get(state);
			waiting.delete(state);
			if (!found) return null;
			const { attempt, client, returnTo, verifier, until } = found;
			const { id } = attempt.mailbox;
			if (Date.parse(parts.now()) > until) fail(attempt, 'expired');
			else if (code === '') failBy(attempt, { type: 'Refused', code: error, detail: '' });
			else {
				const answer = await ask(TokenAnswer, endpointsOf(client, parts.base).token, {
					...clientForm(parts.vault, attempt.mailbox),
					grant_type: 'authorization_code',
					code,
					redirect_uri: returnTo,
					code_verifier: verifier
				});
				if (answer.ok) await succeed(parts, attempt, answer.value);
				else failBy(attempt, answer.error);
			}
			return id;
		}
	};
}
