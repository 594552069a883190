import '#server/tls/reflect.ts';
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

/** A certificate of a mail server, with its key, as a server's options take them. */
export interface ServerCertificate {
	key: string;
	cert: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;

/** Makes a certificate for a name or address that nobody has signed but itself; `days` may lie in the past. */
export async function selfSigned(name: string, days = 30): Promise<ServerCertificate> {
	const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
	const type = /^[\d.]+$/.test(name) ? 'ip' : 'dns';
	const certificate = await X509CertificateGenerator.createSelfSigned({
		name: `CN=${name}`,
		keys,
		notBefore: new Date(Date.now() - 60 * day),
		notAfter: new Date(Date.now() + days * day),
		signingAlgorithm: algorithm,
		extensions: [new SubjectAlternativeNameExtension([{ type, value: name }])]
	});
	const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
	return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: certificate.toString('pem') };
}
