import './reflect.ts';
import {
	AuthorityKeyIdentifierExtension,
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	KeyUsageFlags,
	KeyUsagesExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	SubjectKeyIdentifierExtension,
	X509Certificate as Certificate,
	X509CertificateGenerator
} from '@peculiar/x509';
import type { Credentials, Places } from './certificate.ts';
import { nameConstraints } from './name-constraints.ts';

type PrivateKey = Parameters<typeof crypto.subtle.exportKey>[1];

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signature = { name: 'ECDSA', hash: 'SHA-256' } as const;
const day = 86_400_000;
/** Days. Apple takes no certificate of more than 398 days; an hour goes before its start, for clocks that are behind. */
const life = { authority: 3_650, leaf: 397, spare: 3_600_000 } as const;

/** Makes an authority that may vouch for these names and for private addresses, and for nothing else. */
export async function makeAuthority(names: readonly string[], at: string): Promise<Credentials> {
	const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
	const certificate = await X509CertificateGenerator.createSelfSigned({
		name: [{ CN: [`Facturier ${names[0]} (${at.slice(0, 10)})`] }],
		keys,
		notBefore: new Date(Date.parse(at) - life.spare),
		notAfter: new Date(Date.parse(at) + life.authority * day),
		signingAlgorithm: signature,
		extensions: [
			new BasicConstraintsExtension(true, 0, true),
			new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
			await SubjectKeyIdentifierExtension.create(keys.publicKey),
			nameConstraints(names)
		]
	});
	return credentials(keys.privateKey, certificate);
}

/** Makes the relay's own certificate with a fresh key, vouched for by the authority; at most 398 days. */
export async function makeLeaf(authority: Credentials, { names, addresses }: Places, at: string): Promise<Credentials> {
	const issuer = new Certificate(authority.certificate);
	const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
	const certificate = await X509CertificateGenerator.create({
		subject: [{ CN: [names[0]!] }],
		issuer: issuer.subjectName,
		publicKey: keys.publicKey,
		signingKey: await privateKeyOf(authority),
		notBefore: new Date(Date.parse(at) - life.spare),
		notAfter: new Date(Math.min(Date.parse(at) + life.leaf * day, issuer.notAfter.getTime())),
		signingAlgorithm: signature,
		extensions: [
			new BasicConstraintsExtension(false, undefined, true),
			new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
			new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
			await SubjectKeyIdentifierExtension.create(keys.publicKey),
			await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
			new SubjectAlternativeNameExtension([
				...names.map((value) => ({ type: 'dns', value }) as const),
				...addresses.map((value) => ({ type: 'ip', value }) as const)
			])
		]
	});
	return credentials(keys.privateKey, certificate);
}

/** Whether an authority was made for just these names. */
export function isMadeFor({ certificate }: Credentials, names: readonly string[]): boolean {
	const wanted = nameConstraints(names);
	const held = new Certificate(certificate).getExtension(wanted.type);
	return held !== null && Buffer.from(held.rawData).equals(Buffer.from(wanted.rawData));
}

async function credentials(key: PrivateKey, certificate: Certificate): Promise<Credentials> {
	const pkcs8 = await crypto.subtle.exportKey('pkcs8', key);
	return { key: PemConverter.encode(pkcs8, 'PRIVATE KEY'), certificate: certificate.toString('pem') };
}

function privateKeyOf({ key }: Credentials): Promise<PrivateKey> {
	const bytes = Buffer.from(PemConverter.decodeFirst(key));
	return crypto.subtle.importKey('pkcs8', bytes, curve, false, ['sign']);
}
