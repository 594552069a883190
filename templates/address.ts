import type { PostalAddress } from '#domain/debtor.ts';
import type { BuyerParty } from '#domain/invoice.ts';
import type { AddressWindow, Issuer } from '#domain/issuer.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { countryName, putsCodeAfterCity } from './countries.ts';
import { wrapAtSpaces } from './text.ts';
import type { Ruler } from './page.ts';

/** Where an address stands, in millimetres: its left edge and first baseline, its room and the step of its lines. */
export interface WindowPlace {
	x: number;
	y: number;
	room: number;
	step: number;
	/** Baseline of the sender's line above the address, or null where the post forbids one. */
	returnLine: number | null;
	/** Whether a hairline stands under it. */
	returnRule: boolean;
	/** The side of the page on which the address stands; the facts stand on the other. */
	side: 'left' | 'right';
}

/** DIN 5008 forms A and B; NTG's letter class for the Netherlands; AFNOR NF Z 11-001; bpost, which wants nothing else in the window. */
export const windows: Record<AddressWindow, WindowPlace> = {
	'din-a': { x: 25, y: 48.4, room: 75, step: 4.4, returnLine: 42.1, returnRule: true, side: 'left' },
	'din-b': { x: 25, y: 66.4, room: 75, step: 4.4, returnLine: 60.1, returnRule: true, side: 'left' },
	'nl-left': { x: 33, y: 58, room: 73, step: 4.2, returnLine: 52.8, returnRule: false, side: 'left' },
	'nl-right': { x: 117, y: 59.4, room: 73, step: 4.2, returnLine: 54.2, returnRule: false, side: 'right' },
	'fr-right': { x: 117, y: 59.4, room: 73, step: 4.2, returnLine: 54.2, returnRule: false, side: 'right' },
	'be-right': { x: 117, y: 59.4, room: 73, step: 4.2, returnLine: null, returnRule: false, side: 'right' }
};

/** Form A of DIN 5008 has its address, and with it all that follows on the first page, so much higher than the others (mm). */
export const raisedBy = ({ window }: Pick<Issuer, 'window'>): number => (window === 'din-a' ? 18 : 0);

/** An address broken into lines, and the size (points) at which it fits its window. */
export interface FittedAddress {
	lines: string[];
	size: number;
}

const sizes = [10, 9.5, 9, 8.5, 8];
const mostLines = 6;

/** The words of an address on one line; breaking that cuts through a word changes them. */
const wordsOf = (lines: string[]): string => lines.join(' ').replace(/ +/g, ' ');

/** Postal code and city in the order of the country. */
export const placeLine = ({ postalCode, city, country }: PostalAddress): string =>
	(putsCodeAfterCity(country) ? [city, postalCode] : [postalCode, city]).filter(Boolean).join(' ');

/** The lines of an address before any breaking; the country is named where it is not the sender's. */
export function addressLines(buyer: BuyerParty, homeCountry: string): string[] {
	const { street, country } = buyer.address;
	const abroad = country && country !== homeCountry ? countryName(country) : '';
	return [buyer.name, buyer.contactName, ...street.split('\n'), placeLine(buyer.address), abroad]
		.map((line) => line.trim())
		.filter(Boolean);
}

/** Breaks an address at spaces into at most six lines, smaller down to 8 pt where needed; never cuts. */
export function fitAddress(
	ruler: Ruler,
	buyer: BuyerParty,
	issuer: Pick<Issuer, 'window' | 'address'>
): Result<FittedAddress, { type: 'AddressTooLong' }> {
	const { room } = windows[issuer.window];
	const whole = addressLines(buyer, issuer.address.country);
	for (const size of sizes) {
		const lines = whole.flatMap((line) => wrapAtSpaces(ruler, line, { size }, room));
		if (lines.length <= mostLines && wordsOf(lines) === wordsOf(whole)) return ok({ lines, size });
	}
	return err({ type: 'AddressTooLong' });
}
