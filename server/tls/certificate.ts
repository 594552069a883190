import { X509Certificate } from 'node:crypto';

/** A private key with its certificate, both PEM. */
export interface Credentials {
	key: string;
	certificate: string;
}

/** Under which names and addresses the relay is reached; the first name is the one that is shown. */
export interface Places {
	names: readonly string[];
	addresses: readonly string[];
}

/** What a certificate says of itself. */
export interface CertificateFacts extends Places {
	/** ISO time of its end. */
	until: string;
	/** SHA-256 of its bytes, in pairs of hex digits as devices show it. */
	fingerprint: string;
}

/** Reads a certificate. */
export function readCertificate(pem: string): CertificateFacts {
	const { subjectAltName = '', validToDate, fingerprint256 } = new X509Certificate(pem);
	const parts = subjectAltName.split(', ');
	const after = (sign: string) => parts.filter((part) => part.startsWith(sign)).map((part) => part.slice(sign.length));
	return {
		names: after('DNS:'),
		addresses: after('IP Address:'),
		until: validToDate.toISOString(),
		fingerprint: fingerprint256
	};
}
