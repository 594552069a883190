import { mod97 } from './mod97.ts';

/** How a payment names its invoice: by its number alone, by an RF reference (ISO 11649) or by a Belgian structured communication. */
export type ReferenceKind = 'number' | 'rf' | 'belgian';

/** All kinds, in the order they are offered. */
export const referenceKinds: readonly ReferenceKind[] = ['number', 'rf', 'belgian'];

/** What a payment is asked to say. */
export interface PaymentReference {
	/** How it is printed. */
	text: string;
	/** Electronic form of an RF reference, or empty where the reference is words to a bank. */
	rf: string;
}

/**
 * The reference of an invoice. One number gives one reference; where a number does not fit the kind (more than 21 letters
 * and digits, or letters after the first digit in a Belgian one), the number itself is asked for.
 */
export function paymentReference(number: string, kind: ReferenceKind): PaymentReference {
	const plain = { text: number, rf: '' };
	switch (kind) {
		case 'number':
			return plain;
		case 'rf': {
			const rf = rfReference(number);
			return rf ? { text: rf.replace(/.{4}(?=.)/g, '$& '), rf } : plain;
		}
		case 'belgian': {
			const text = belgianReference(number);
			return text ? { text, rf: '' } : plain;
		}
	}
}

/** `RF` with check digits and the letters and digits of a number; null beyond 21 of them. ISO 11649. */
export function rfReference(number: string): string | null {
	const body = number.toUpperCase().replace(/[^A-Z0-9]/g, '');
	if (body === '' || body.length > 21) return null;
	return `RF${checkDigits(98 - mod97(`${body}RF00`))}${body}`;
}

/** Whether an RF reference, with or without spaces, has the form and check digits of ISO 11649. */
export function isRfReference(text: string): boolean {
	const rf = text.replace(/\s/g, '').toUpperCase();
	return /^RF\d{2}[A-Z0-9]{1,21}$/.test(rf) && mod97(rf.slice(4) + rf.slice(0, 4)) === 1;
}

/** `+++123/4567/89012+++` of a number's digits; null where they are more than ten, or letters stand among them. */
export function belgianReference(number: string): string | null {
	const digits = /^[^0-9]*([0-9][^A-Za-z]*)$/.exec(number)?.[1]?.replace(/\D/g, '') ?? '';
	if (digits === '' || digits.length > 10) return null;
	const base = digits.padStart(10, '0');
	const all = base + checkDigits(mod97(base) || 97);
	return `+++${all.slice(0, 3)}/${all.slice(3, 7)}/${all.slice(7)}+++`;
}

/** Whether a structured communication has the form and check digits that Belgian banks want. */
export function isBelgianReference(text: string): boolean {
	const digits = /^\+{3}(\d{3})\/(\d{4})\/(\d{5})\+{3}$/.exec(text)?.slice(1).join('') ?? '';
	return digits !== '' && (mod97(digits.slice(0, 10)) || 97) === Number(digits.slice(10));
}

const checkDigits = (value: number): string => String(value).padStart(2, '0');
