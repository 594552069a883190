import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainAddress, parseAddress } from './address.ts';
import { parseRecipients, recipientsOf, sameAddress, writeRecipients } from './recipients.ts';
import { plainAddress } from '#tests/support/addresses.ts';

describe('an address field', () => {
	it.each(['a@x.nl; b@y.nl', 'a@x.nl,b@y.nl', 'a@x.nl\r\nb@y.nl', ' a@x.nl ;;\n,\u00a0b@y.nl\t;'])(
		'%j holds two addresses',
		(text) => {
			expect(parseRecipients(text)).toEqual({ good: ['a@x.nl', 'b@y.nl'], bad: [] });
		}
	);

	it('counts the same address once, as first written', () => {
		expect(parseRecipients('Jan@X.nl; jan@x.nl; JAN@x.NL').good).toEqual(['Jan@x.nl']);
	});

	it('keeps words as bad parts, in their order', () => {
		expect(parseRecipients('a@x.nl; volgt nog; jan@bakker')).toEqual({
			good: ['a@x.nl'],
			bad: [
				{ text: 'volgt nog', error: { type: 'NoAt', text: 'volgt nog' } },
				{ text: 'jan@bakker', error: { type: 'DomainIncomplete', domain: 'bakker' } }
			]
		});
	});

	it('names a comma typed for a dot', () => {
		expect(parseRecipients('jan@bakker,nl; b@y.nl,c@z.nl')).toEqual({
			good: ['b@y.nl', 'c@z.nl'],
			bad: [{ text: 'jan@bakker,nl', error: { type: 'CommaForDot', suggestion: 'jan@bakker.nl' } }]
		});
	});

	it.each([
		['"a@x.nl; b@y.nl" <c@z.nl>', []],
		['g: a@x.nl, b@y.nl;', ['b@y.nl']],
		['undisclosed: a@x.nl;', []],
		['b@x.nl>\r\nRCPT TO:<e@x.nl', []],
		['<a@x.nl', []],
		['Jan <a@x.nl>, Piet <b@y.nl>', []],
		['postmaster', []],
		['b@[127.0.0.1]', []],
		['a@x.nl b@y.nl', []],
		['a@x.nl%0d%0aRCPT TO:<b@y.nl>', []],
		['a@x。nl', []],
		['a@x.nl\u200b;b@y.nl', ['b@y.nl']]
	])('%j never sends unasked: it has a bad part', (text, good) => {
		const parsed = parseRecipients(text);
		expect(parsed.good).toEqual(good);
		expect(parsed.bad).not.toEqual([]);
	});

	it('reads back what it writes', () => {
		const distinct = fc.uniqueArray(plainAddress.map(canonical), { selector: (text) => text.toLowerCase() });
		fc.assert(
			fc.property(distinct, (addresses) => {
				expect(parseRecipients(writeRecipients(addresses))).toEqual({ good: addresses, bad: [] });
			})
		);
	});

	it('takes nothing for good that is not one plain address, and loses no part', () => {
		const pieces = fc.constantFrom('a@x.nl', 'b', '@', ';', ',', '\n', ' ', '"', '<', '>', ':', 'volgt', ',nl', 'c@d');
		fc.assert(
			fc.property(fc.array(pieces), (written) => {
				const { good, bad } = parseRecipients(written.join(''));
				expect(good.every(isPlainAddress)).toBe(true);
				const kept = new Set([...good, ...bad.map((part) => part.text)].join(''));
				const typed = written.join('').replace(/[;,\s]/g, '');
				expect([...typed].every((character) => kept.has(character))).toBe(true);
			})
		);
	});

	it('compares addresses without their capitals', () => {
		expect(sameAddress('Jan@x.nl', 'jan@x.nl')).toBe(true);
		expect(sameAddress('jan@x.nl', 'jan@y.nl')).toBe(false);
	});
});

describe('where an invoice goes', () => {
	const debtor = {
		invoiceAddress: 'afwijkend@x.nl',
		contact: { name: 'Jan', email: 'jan@x.nl' },
		invoiceRecipients: 'a@x.nl; b@x.nl',
		generalEmail: 'info@x.nl',
		confirmedRecipients: ''
	};
	const follows = { recipientsEdited: null };
	const open = { allowGeneralEmail: true };
	const closed = { allowGeneralEmail: false };

	it.each([
		['the invoice’s own', { recipientsEdited: 'eigen@x.nl' }, debtor, 'invoice', ['eigen@x.nl']],
		['the different invoice address', follows, debtor, 'invoice-address', ['afwijkend@x.nl']],
		['the contact', follows, { ...debtor, invoiceAddress: ' ; ' }, 'contact', ['jan@x.nl']],
		[
			'the invoice recipients',
			follows,
			{ ...debtor, invoiceAddress: '', contact: null },
			'invoice-recipients',
			['a@x.nl', 'b@x.nl']
		],
		[
			'the general address',
			follows,
			{ ...debtor, invoiceAddress: '', contact: null, invoiceRecipients: '' },
			'general',
			['info@x.nl']
		]
	] as const)('is to %s', (_name, invoice, whose, source, addresses) => {
		expect(recipientsOf(invoice, whose, open)).toMatchObject({ state: 'ready', source, addresses });
	});

	it('is nowhere when only a general address is known and the issuer does not allow it', () => {
		const whose = { ...debtor, invoiceAddress: '', contact: null, invoiceRecipients: '' };
		expect(recipientsOf(follows, whose, closed)).toEqual({
			state: 'blocked',
			reason: { type: 'NoAddress' },
			written: '',
			source: 'none'
		});
	});

	it('is nowhere when a person has emptied the invoice’s own field', () => {
		expect(recipientsOf({ recipientsEdited: '' }, debtor, open)).toMatchObject({
			state: 'blocked',
			reason: { type: 'NoAddress' },
			source: 'invoice'
		});
	});

	it('does not fall through from a field that holds words', () => {
		const result = recipientsOf(follows, { ...debtor, invoiceAddress: 'volgt nog' }, open);
		expect(result).toMatchObject({
			state: 'blocked',
			source: 'invoice-address',
			reason: { type: 'BadParts', good: [] }
		});
	});

	it('waits for a person when only part of a field is good, and follows the confirmed part', () => {
		const mixed = { ...debtor, invoiceAddress: 'a@x.nl; b@x.nl; volgt nog' };
		expect(recipientsOf(follows, mixed, open)).toMatchObject({
			state: 'blocked',
			written: 'a@x.nl; b@x.nl; volgt nog',
			reason: { type: 'BadParts', good: ['a@x.nl', 'b@x.nl'], bad: [{ text: 'volgt nog' }] }
		});
		expect(recipientsOf(follows, { ...mixed, confirmedRecipients: 'a@x.nl; b@x.nl' }, open)).toMatchObject({
			state: 'ready',
			addresses: ['a@x.nl', 'b@x.nl']
		});
		expect(recipientsOf(follows, { ...mixed, confirmedRecipients: 'a@x.nl' }, open).state).toBe('blocked');
	});

	it('never takes an empty confirmation for a yes', () => {
		const result = recipientsOf(follows, { ...debtor, invoiceAddress: 'volgt nog', confirmedRecipients: '' }, open);
		expect(result.state).toBe('blocked');
	});

	it('refuses more addresses than one message carries', () => {
		const many = Array.from({ length: 51 }, (_, index) => `a${index}@x.nl`);
		expect(recipientsOf({ recipientsEdited: writeRecipients(many) }, debtor, open)).toMatchObject({
			state: 'blocked',
			reason: { type: 'TooMany', count: 51, limit: 50 }
		});
	});
});

function canonical(text: string): string {
	const result = parseAddress(text);
	if (!result.ok) throw new TypeError(`not an address: ${text}`);
	return result.value;
}
