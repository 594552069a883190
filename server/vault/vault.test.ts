import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault } from './vault.ts';

const key = { id: '0123456789abcdef', bytes: randomBytes(32) };
const vault = openVault(key);
const other = openVault({ id: 'fedcba9876543210', bytes: randomBytes(32) });
const namesake = openVault({ id: key.id, bytes: randomBytes(32) });

describe('vault', () => {
	it('opens what it sealed, and the sealed form never holds the secret', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), (secret) => {
				const sealed = vault.seal('practice', 'password', secret);
				expect(vault.open('practice', 'password', sealed)).toEqual({ ok: true, value: secret });
				expect(Buffer.from(sealed).includes(secret)).toBe(false);
			})
		);
	});

	it('takes a fresh nonce at each write', () => {
		const sealed = Array.from({ length: 100 }, () => vault.seal('practice', 'password', 'same'));
		expect(new Set(sealed.map((bytes) => Buffer.from(bytes.subarray(9, 21)).toString('hex'))).size).toBe(100);
	});

	it('refuses a value moved to another mailbox or field', () => {
		const sealed = vault.seal('a', 'password', 'secret');
		expect(vault.open('b', 'password', sealed)).toEqual({ ok: false, error: { type: 'Damaged' } });
		expect(vault.open('a', 'imap-password', sealed)).toEqual({ ok: false, error: { type: 'Damaged' } });
	});

	it('refuses a value with any one bit turned', () => {
		const sealed = vault.seal('a', 'password', 'secret');
		for (let bit = 0; bit < sealed.length * 8; bit++) {
			const turned = Buffer.from(sealed);
			turned[bit >> 3]! ^= 1 << (bit & 7);
			expect(vault.open('a', 'password', turned).ok).toBe(false);
		}
	});

	it('refuses a value that was cut short', () => {
		const sealed = vault.seal('a', 'password', 'secret');
		for (let length = 0; length < sealed.length; length++)
			expect(vault.open('a', 'password', sealed.subarray(0, length)).ok).toBe(false);
	});

	it('tells a value that another key sealed from a damaged one', () => {
		expect(vault.open('a', 'p', other.seal('a', 'p', 'secret'))).toEqual({ ok: false, error: { type: 'OtherKey' } });
		expect(vault.open('a', 'p', namesake.seal('a', 'p', 'secret'))).toEqual({ ok: false, error: { type: 'Damaged' } });
	});

	it('proves a place in the receipts of one ledger, and to itself alone', () => {
		const place = { epoch: 1, seq: 7 };
		const proof = vault.proofOf('ledger', place);
		expect(vault.proves(proof, 'ledger', place)).toBe(true);
		expect(vault.proves(proof, 'ledger', { epoch: 1, seq: 8 })).toBe(false);
		expect(vault.proves(proof, 'other', place)).toBe(false);
		expect(namesake.proves(proof, 'ledger', place)).toBe(false);
		expect(vault.proves('', 'ledger', place)).toBe(false);
	});
});
