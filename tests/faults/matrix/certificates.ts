import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { selfSigned, type ServerCertificate } from '#tests/support/server-certificate.ts';
import type { Tls } from './kinds.ts';

/** A certificate of each sort. */
export type Certificates = Record<Tls['certificate'], ServerCertificate>;

/** Makes them, and lets this process trust all but the self-signed one. */
export async function makeCertificates(): Promise<Certificates> {
	const certificates = {
		good: await selfSigned('127.0.0.1'),
		expired: await selfSigned('127.0.0.1', -1),
		'wrong-host': await selfSigned('mail.elders.example'),
		'self-signed': await selfSigned('127.0.0.1')
	};
	const trusted = [certificates.good, certificates.expired, certificates['wrong-host']].map(({ cert }) => cert);
	setDefaultCACertificates([...getCACertificates('default'), ...trusted]);
	return certificates;
}
