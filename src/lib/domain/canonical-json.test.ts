import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestJson, type Json } from './canonical-json.ts';

/** A double from its IEEE 754 bits. */
function double(bits: string): number {
	return new DataView(new BigUint64Array([BigInt(`0x${bits}`)]).buffer).getFloat64(0, true);
}

const jsonValue = fc.jsonValue({ maxDepth: 4 }).filter((value) => isWellFormed(value as Json)) as fc.Arbitrary<Json>;

describe('canonical JSON', () => {
	it('sorts members by UTF-16 code units and has no white space', () => {
		const value = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Dalet',
			'1': 'One',
			'\ud83d\ude00': 'Smile',
			'\u0080': 'Control',
			ö: 'o'
		};
		expect(canonicalJson(value)).toBe(
			'{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"o","€":"Euro Sign","😀":"Smile","\ufb33":"Dalet"}'
		);
	});

	it('keeps lists in their order', () => {
		expect(canonicalJson({ b: [3, 1, { z: null, a: true }], a: '' })).toBe('{"a":"","b":[3,1,{"a":true,"z":null}]}');
	});

	// RFC 8785, appendix B.
	it.each([
		['0000000000000000', '0'],
		['8000000000000000', '0'],
		['0000000000000001', '5e-324'],
		['7fefffffffffffff', '1.7976931348623157e+308'],
		['4340000000000000', '9007199254740992'],
		['c340000000000000', '-9007199254740992'],
		['4430000000000000', '295147905179352830000'],
		['44b52d02c7e14af5', '9.999999999999997e+22'],
		['44b52d02c7e14af6', '1e+23'],
		['444b1ae4d6e2ef4e', '999999999999999700000'],
		['444b1ae4d6e2ef50', '1e+21'],
		['3eb0c6f7a0b5ed8d', '0.000001'],
		['41b3de4355555554', '333333333.33333325'],
		['becbf647612f3696', '-0.0000033333333333333333']
	])('writes the double %s as %s', (bits, text) => {
		expect(canonicalJson(double(bits))).toBe(text);
	});

	it('escapes only what must be', () => {
		expect(canonicalJson('€$\u000f\nA\'B"\\"/\u007f')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/\u007f"');
	});

	it.each([NaN, Infinity, -Infinity, '\ud800', { '\udc00': 1 }, [['\ud800']]])(
		'refuses %j, which has no canonical form',
		(value) => {
			expect(() => canonicalJson(value as Json)).toThrow(TypeError);
		}
	);

	it('says the same as JSON', () => {
		fc.assert(
			fc.property(jsonValue, (value) => {
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});

	it('does not depend on the order in which members were set', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), jsonValue), (value) => {
				if (!isWellFormed(value)) return;
				const reversed = Object.fromEntries(Object.entries(value).toReversed());
				expect(digestJson(reversed)).toBe(digestJson(value));
			})
		);
	});

	it('has the SHA-256 of its UTF-8 as digest', () => {
		expect(digestJson({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
	});
});

const isWellFormed = (value: Json): boolean => !/\\ud[89a-f]/i.test(JSON.stringify(value));
