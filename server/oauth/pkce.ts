import { createHash, randomBytes } from 'node:crypto';

/** A verifier that stays here and the challenge that goes to the provider (RFC 7636, S256). */
export interface Pkce {
	verifier: string;
	challenge: string;
}

/** Makes a fresh pair: 256 random bits. */
export function newPkce(): Pkce {
	const verifier = randomBytes(32).toString('base64url');
	return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
