import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** What is wrong with a server's certificate. */
export type CertificateFault =
	'expired' | 'not-yet-valid' | 'wrong-host' | 'self-signed' | 'unknown-issuer' | 'changed';

/** What a person needs to see of a certificate before trusting it. */
export interface SeenCertificate {
	/** SHA-256 in lower-case hex. */
	fingerprint: string;
	/** The names and addresses that it is for. */
	names: string[];
	/** Who signed it. */
	issuer: string;
	/** ISO times. */
	validFrom: string;
	validTo: string;
}

/** The codes of OpenSSL and Node that blame the certificate and not the connection. */
const faults: Record<string, CertificateFault> = {
	CERT_HAS_EXPIRED: 'expired',
	CERT_NOT_YET_VALID: 'not-yet-valid',
	ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
	HOSTNAME_MISMATCH: 'wrong-host',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer'
};

/** Other codes that say that nobody known vouches for the certificate. */
const untrusted = /CERT|UNABLE_TO_(GET|VERIFY)|ISSUER|SIGNATURE|CRL/;

/** What an error code says of the certificate, or null where it is about something else. */
export const faultOf = (code: string): CertificateFault | null =>
	faults[code] ?? (untrusted.test(code) ? 'unknown-issuer' : null);

/** The fingerprint of a certificate as a pin holds it. */
export const fingerprintOf = (fingerprint256: string): string => fingerprint256.replaceAll(':', '').toLowerCase();

/** What a certificate says of itself. */
export const describeCertificate = (certificate: X509Certificate): SeenCertificate => ({
	fingerprint: fingerprintOf(certificate.fingerprint256),
	names: namesOf(certificate),
	issuer: nameIn(certificate.issuer),
	validFrom: certificate.validFromDate.toISOString(),
	validTo: certificate.validToDate.toISOString()
});

function namesOf({ subjectAltName, subject }: X509Certificate): string[] {
	const alternatives = (subjectAltName ?? '').split(', ').map((entry) => entry.replace(/^(DNS|IP Address):/, ''));
	const names = alternatives.filter((name) => name !== '');
	return names.length > 0 ? names : [nameIn(subject)];
}

/** The common name of a distinguished name, else its organisation, else all of it. */
const nameIn = (name: string): string => /^CN=(.+)$/m.exec(name)?.[1] ?? /^O=(.+)$/m.exec(name)?.[1] ?? name;

/** A name is asked for by name; an address is compared as such (RFC 6066, 3, has no addresses). */
export const serverName = (host: string) => (isIP(host) ? {} : { servername: host });
