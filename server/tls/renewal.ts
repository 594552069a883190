import { ok, type Result } from '#domain/result.ts';
import { readCertificate, type Credentials, type Places } from './certificate.ts';
import { readCredentials, writeCredentials, type TlsProblem } from './folder.ts';

/** What the relay serves HTTPS with. */
export interface Certificates {
	authority: Credentials;
	relay: Credentials;
}

/** What makes certificates is large and seldom needed. */
const issuing = () => import('./issuing.ts');

/** A certificate that ends sooner is made anew. Milliseconds. */
const spare = 30 * 86_400_000;

/**
 * Makes the relay's certificate for these places, and an authority where there is none yet or the one there is was made
 * for other names; `anew` says that devices must trust a new one.
 */
export async function makeCertificates(
	folder: string,
	places: Places,
	at: string
): Promise<Result<Certificates & { anew: boolean }, TlsProblem>> {
	const { isMadeFor, makeAuthority, makeLeaf } = await issuing();
	const known = readCredentials(folder, 'authority');
	if (!known.ok) return known;
	const kept = known.value && isGood(known.value, at) && isMadeFor(known.value, places.names) ? known.value : null;
	const authority = kept ?? (await makeAuthority(places.names, at));
	const relay = await makeLeaf(authority, places, at);
	if (!kept) writeCredentials(folder, 'authority', authority);
	writeCredentials(folder, 'relay', relay);
	return ok({ authority, relay, anew: !kept });
}

/**
 * The certificates to serve with, or null where none were ever made. Near its end, or when this machine has an address
 * that it does not hold, the relay's own is made anew; the authority stays, so that no device has to do anything.
 */
export async function currentCertificates(
	folder: string,
	addresses: readonly string[],
	at: string
): Promise<Result<Certificates | null, TlsProblem>> {
	const authority = readCredentials(folder, 'authority');
	if (!authority.ok) return authority;
	const relay = readCredentials(folder, 'relay');
	if (!relay.ok) return relay;
	if (!authority.value || !relay.value) return ok(null);
	const held = readCertificate(relay.value.certificate);
	const isMoved = addresses.some((address) => !held.addresses.includes(address));
	if (isGood(relay.value, at) && !isMoved) return ok({ authority: authority.value, relay: relay.value });
	const { makeLeaf } = await issuing();
	const fresh = await makeLeaf(authority.value, { names: held.names, addresses }, at);
	writeCredentials(folder, 'relay', fresh);
	return ok({ authority: authority.value, relay: fresh });
}

const isGood = ({ certificate }: Credentials, at: string): boolean =>
	Date.parse(readCertificate(certificate).until) - Date.parse(at) > spare;
