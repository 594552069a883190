import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	belgianReference,
	isBelgianReference,
	isRfReference,
	paymentReference,
	rfReference
} from './payment-reference.ts';

describe('an RF reference', () => {
	it('has the check digits of ISO 11649', () => {
		expect(rfReference('539007547034')).toBe('RF18539007547034');
		expect(paymentReference('2026-0344', 'rf')).toMatchObject({ rf: rfReference('20260344') });
	});

	it('is sound for any number that fits, and broken by any single slip', () => {
		const numbers = fc.stringMatching(/^[0-9]{1,21}$/);
		fc.assert(
			fc.property(numbers, fc.nat(), fc.constantFrom(...'0123456789'), (number, place, digit) => {
				const rf = rfReference(number)!;
				expect(isRfReference(rf)).toBe(true);
				const at = 2 + (place % (rf.length - 2));
				const slip = rf.slice(0, at) + digit + rf.slice(at + 1);
				expect(isRfReference(slip)).toBe(slip === rf);
			})
		);
	});

	it('is not made of a number that is too long: then the number is asked for', () => {
		expect(paymentReference('X'.repeat(22), 'rf')).toEqual({ text: 'X'.repeat(22), rf: '' });
	});
});

describe('a Belgian structured communication', () => {
	it('has 97 where the remainder is 0', () => {
		expect(belgianReference('97')).toBe('+++000/0000/09797+++');
		expect(belgianReference('2026-0417')).toBe('+++002/0260/41712+++'.replace('12', belgianCheck('0020260417')));
	});

	it('is sound for any number that fits', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (number) => {
				expect(isBelgianReference(belgianReference(`R${number}`)!)).toBe(true);
			})
		);
	});

	it.each(['K-100A', '12345678901', 'abc', ''])(
		'is not made of “%s”, which would not be told from others',
		(number) => {
			expect(belgianReference(number)).toBeNull();
			expect(paymentReference(number, 'belgian').text).toBe(number);
		}
	);
});

/** By long division, apart from the code. */
const belgianCheck = (base: string): string => String(Number(BigInt(base) % 97n) || 97).padStart(2, '0');
