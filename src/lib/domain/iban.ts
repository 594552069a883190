import { mod97 } from './mod97.ts';
import { err, ok, type Result } from './result.ts';

/** Why a text is no IBAN: not of that form, or its check digits do not fit. */
export type IbanError = { type: 'NotAnIban'; text: string } | { type: 'CheckDigits'; text: string };

/** Reads an IBAN as written, with or without spaces, into its electronic form. ISO 13616, check by ISO 7064 mod 97-10. */
export function parseIban(text: string): Result<string, IbanError> {
	const iban = text.replace(/[\s\u00a0]/g, '').toUpperCase();
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return err({ type: 'NotAnIban', text });
	const sound = iban.slice(2, 4) !== '00' && mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
	return sound ? ok(iban) : err({ type: 'CheckDigits', text });
}

/** An IBAN in groups of four, as people read it. */
export const groupIban = (iban: string): string => iban.replace(/.{4}(?=.)/g, '$& ');
