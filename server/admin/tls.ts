import { err, ok, type Result } from '#domain/result.ts';
import { addressOf, type Env } from '#server/env.ts';
import { readCertificate } from '#server/tls/certificate.ts';
import { explainTls, removeCredentials, tlsFolder } from '#server/tls/folder.ts';
import { ownAddresses, ownNames } from '#server/tls/places.ts';
import { makeCertificates } from '#server/tls/renewal.ts';

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * `relay -- tls [NAME …]`: makes certificates for these names, or for the machine's own, so that the relay serves HTTPS
 * from its next start; `--off` takes that back. No line at all means that it was not understood.
 */
export async function setUpTls(env: Env, words: readonly string[], now: string): Promise<Result<string[], string[]>> {
	const folder = tlsFolder(env.keyFile);
	if (words.length === 1 && words[0] === '--off')
		return removeCredentials(folder, 'relay')
			? ok(['The relay serves plain HTTP, to this machine alone, from its next start.'])
			: err(['The relay serves plain HTTP already.']);
	const names = words.length > 0 ? words.map((word) => word.toLowerCase()) : ownNames();
	if (!names.every((name) => hostName.test(name) && /[a-z]/.test(name))) return err([]);
	const made = await makeCertificates(folder, { names, addresses: ownAddresses() }, now);
	if (!made.ok) return err([explainTls(made.error)]);
	const { fingerprint, until } = readCertificate(made.value.authority.certificate);
	return ok([
		`From its next start Facturier is at ${addressOf(env, env.port, names[0])}`,
		...(made.value.anew
			? [`Each device must trust it once: open http://${names[0]}:${env.trustPort} there and follow the steps.`]
			: ['Devices that trust it already go on doing so.']),
		`Compare this there: ${fingerprint}`,
		`The certificate renews itself; what devices trust is good until ${until.slice(0, 10)}.`,
		`Its keys lie in ${folder}: they are this machine's alone. Copy them nowhere but into a safe backup.`
	]);
}
