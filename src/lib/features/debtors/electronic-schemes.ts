/** The schemes of electronic addresses that are met most: EAS codes with the names they go by. */
const schemes: readonly [code: string, name: string][] = [
	['0088', 'GLN'],
	['0106', 'KvK (NL)'],
	['0190', 'OIN (NL)'],
	['9944', 'btw (NL)'],
	['0208', 'KBO / BCE (BE)'],
	['9925', 'btw / TVA (BE)'],
	['0204', 'Leitweg-ID (DE)'],
	['9930', 'USt-IdNr. (DE)'],
	['9914', 'UID (AT)'],
	['0009', 'SIRET (FR)'],
	['0002', 'SIREN (FR)'],
	['9957', 'TVA (FR)'],
	['0060', 'DUNS'],
	['EM', 'e-mail']
];

/** The schemes to choose from; one that is not among them stays choosable. */
export function schemeOptions(chosen: string, none: string): { value: string; label: string }[] {
	const known = schemes.map(([value, name]) => ({ value, label: `${name} · ${value}` }));
	const isListed = chosen === '' || schemes.some(([code]) => code === chosen);
	return [{ value: '', label: none }, ...(isListed ? [] : [{ value: chosen, label: chosen }]), ...known];
}
