import { placeLine } from './address.ts';
import { grouped } from './format.ts';
import { label, type Sheet } from './sheet.ts';

/** A bare registration number is named; one with words speaks for itself. */
export const registrationOf = ({ issuer, words }: Sheet): string =>
	/^\d/.test(issuer.registration) ? `${words.registration} ${issuer.registration}` : issuer.registration;

/** Who the issuer is and where money goes, in two lines at the foot of a page; y is the baseline of the first. */
export function drawImprint(sheet: Sheet, left: number, right: number, y: number): void {
	const { issuer, words } = sheet;
	const named = (name: string, value: string) => (value ? `${name} ${value}` : '');
	const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ');
	const street = issuer.address.street.replaceAll('\n', ', ');
	const vatId = named(words.vatId, issuer.vatId);
	const lines = [
		joined(issuer.name, street, placeLine(issuer.address), registrationOf(sheet), vatId),
		joined(named('IBAN', grouped(issuer.iban)), named('BIC', issuer.bic), issuer.website)
	];
	lines.forEach((line, index) => sheet.fit(line, left, y + index * 3.8, right - left, 5, label(7.5)));
}
