import type { ConnectionOptions } from 'node:tls';
import { err, ok, type Result } from '#domain/result.ts';
import { describeCertificate, fingerprintOf, serverName } from './certificate.ts';
import { lookAtCertificate, type Sight } from './look-at-certificate.ts';
import type { SessionError } from './session-error.ts';

/** Why no certificate can be trusted: the connection has none, or another. */
export type TrustError = Extract<SessionError, { type: 'Tls' | 'Certificate' }>;

/** Certificates that were pinned and seen, by fingerprint: PEM. */
const seen = new Map<string, string>();

/**
 * How to check a server's certificate. Without a pin: a public chain, for this host. With one: that very certificate is
 * the only anchor, and the only one that may be shown; so the checks stay on, its dates among them. It is fetched once,
 * as the pin alone does not hold it.
 */
export async function trustOf(
	sight: Sight,
	pin: string,
	milliseconds: number
): Promise<Result<ConnectionOptions, TrustError>> {
	if (pin === '') return ok(serverName(sight.host));
	if (sight.security === 'none') return err({ type: 'Tls', detail: 'A certificate is pinned, but there is no TLS' });
	if (!seen.has(pin)) {
		const shown = await lookAtCertificate(sight, milliseconds);
		if (!shown) return err({ type: 'Tls', detail: 'The server showed no certificate' });
		const certificate = describeCertificate(shown);
		if (certificate.fingerprint !== pin)
			return err({ type: 'Certificate', fault: 'changed', detail: notThePinnedOne, certificate });
		seen.set(pin, shown.toString());
	}
	return ok({
		...serverName(sight.host),
		ca: [seen.get(pin)!],
		allowPartialTrustChain: true,
		checkServerIdentity: (_host, { fingerprint256 }) =>
			fingerprintOf(fingerprint256) === pin ? undefined : new Error(notThePinnedOne)
	});
}

const notThePinnedOne = 'The certificate is not the pinned one';
