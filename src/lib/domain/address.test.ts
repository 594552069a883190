import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { describe, expect, it } from 'vitest';
import { isPlainAddress, parseAddress } from './address.ts';
import { plainAddress } from '#tests/support/addresses.ts';

describe('one plain address', () => {
	it.each([
		['Jan.Jansen@Bakkerij.NL', 'Jan.Jansen@bakkerij.nl'],
		["o'brien+facturen@example.ie", "o'brien+facturen@example.ie"],
		['inkoop@münchen.example', 'inkoop@xn--mnchen-3ya.example'],
		['_a_@r3---sn.example', '_a_@r3---sn.example'],
		['stanisław.wójcik@wp.pl', 'stanisław.wójcik@wp.pl'],
		['jose\u0301@x.nl', 'josé@x.nl'],
		[`${'a'.repeat(64)}@example.nl`, `${'a'.repeat(64)}@example.nl`]
	])('%s is kept as %s', (written, kept) => {
		expect(parseAddress(written)).toEqual({ ok: true, value: kept });
	});

	it.each([
		['', { type: 'Empty' }],
		['postmaster', { type: 'NoAt', text: 'postmaster' }],
		['volgt nog', { type: 'NoAt', text: 'volgt nog' }],
		['a@x.nl,b@y.nl', { type: 'TwoAts', text: 'a@x.nl,b@y.nl' }],
		['a@x.nl b', { type: 'Space', text: 'a@x.nl b' }],
		[' a@x.nl', { type: 'Space', text: ' a@x.nl' }],
		['@x.nl', { type: 'NothingBeforeAt' }],
		['a@', { type: 'NothingAfterAt' }],
		['ｊosé@x.nl', { type: 'Character', character: 'ｊ' }],
		['jan→piet@x.nl', { type: 'Character', character: '→' }],
		['a,b@x.nl', { type: 'Character', character: ',' }],
		['a:b@x.nl', { type: 'Character', character: ':' }],
		['a\\b@x.nl', { type: 'Character', character: '\\' }],
		['=?utf-8?q?a=40b.nl=2C?=@x.nl', { type: 'Character', character: '=?' }],
		['.a@x.nl', { type: 'Dots', text: '.a' }],
		['a..b@x.nl', { type: 'Dots', text: 'a..b' }],
		['a@x..nl', { type: 'Dots', text: 'x..nl' }],
		['a@x.nl.', { type: 'Dots', text: 'x.nl.' }],
		['jan@bakkerij,nl', { type: 'CommaForDot', suggestion: 'jan@bakkerij.nl' }],
		['jan@bakkerij, nl', { type: 'Space', text: 'jan@bakkerij, nl' }],
		['jan@x,', { type: 'Character', character: ',' }],
		['b@[127.0.0.1]', { type: 'AddressLiteral', domain: '[127.0.0.1]' }],
		['jan@bakkerij', { type: 'DomainIncomplete', domain: 'bakkerij' }],
		['jan@127.0.0.1', { type: 'DomainInvalid', domain: '127.0.0.1' }],
		['jan@a_b.nl', { type: 'Character', character: '_' }],
		['jan@x.nl%00', { type: 'Character', character: '%' }],
		['jan@x.nl/y.nl', { type: 'Character', character: '/' }],
		['jan@x.nl:25', { type: 'Character', character: ':' }],
		['jan@x。nl', { type: 'Character', character: '。' }],
		['jan＠x.nl', { type: 'NoAt', text: 'jan＠x.nl' }],
		['jan@x.n\u200bl', { type: 'HiddenCharacter', code: 'U+200B' }],
		['jan\u202e@x.nl', { type: 'HiddenCharacter', code: 'U+202E' }],
		['\ufeffjan@x.nl', { type: 'HiddenCharacter', code: 'U+FEFF' }],
		['ja\u00adn@x.nl', { type: 'HiddenCharacter', code: 'U+00AD' }],
		['b@x.nl>\r\nRCPT TO:<e@x.nl', { type: 'ControlCharacter', code: 'U+000D' }],
		['b@x.nl\n', { type: 'ControlCharacter', code: 'U+000A' }],
		['b\0@x.nl', { type: 'ControlCharacter', code: 'U+0000' }],
		['b@x.nl\u2028', { type: 'ControlCharacter', code: 'U+2028' }],
		['b\ud800@x.nl', { type: 'ControlCharacter', code: 'U+D800' }],
		['Jan Jansen <jan@x.nl>', { type: 'DisplayName', suggestion: 'jan@x.nl' }],
		['"Jansen, Jan" <jan@x.nl>', { type: 'DisplayName', suggestion: 'jan@x.nl' }],
		['<@route.nl:jan@x.nl>', { type: 'DisplayName', suggestion: '' }],
		['<a@x.nl> <b@x.nl>', { type: 'DisplayName', suggestion: '' }],
		['jan@x.nl (boekhouding)', { type: 'Comment' }],
		['"jan jansen"@x.nl', { type: 'Quoted' }],
		['"a@y.nl,"@x.nl', { type: 'Quoted' }],
		[`${'ł'.repeat(33)}@x.nl`, { type: 'TooLong', octets: 66, limit: 64 }],
		[`${'a'.repeat(65)}@x.nl`, { type: 'TooLong', octets: 65, limit: 64 }],
		[
			`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(9)}.nl`,
			{ type: 'TooLong', octets: 258, limit: 254 }
		]
	])('refuses %j and names the part', (written, error) => {
		expect(parseAddress(written)).toEqual({ ok: false, error });
	});

	it('reads every plain address, and reading it again changes nothing', () => {
		fc.assert(
			fc.property(plainAddress, (address) => {
				const result = parseAddress(address);
				expect(result.ok).toBe(true);
				expect(result.ok && isPlainAddress(result.value)).toBe(true);
			})
		);
	});

	it('never lets a separator, a space, a control or an invisible character through', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearAddress), (text) => {
				const result = parseAddress(text);
				if (result.ok)
					expect(result.value).toMatch(/^([!-~]|[^\p{ASCII}\P{L}]|[^\p{ASCII}\P{M}]|[^\p{ASCII}\P{N}])+$/u);
				if (result.ok) expect(result.value).not.toMatch(/[\s,;:<>()[\]\\"]/);
			}),
			{ numRuns: 2000 }
		);
	});

	it('is one address, and the same, for the mail library too', () => {
		fc.assert(
			fc.property(fc.oneof(plainAddress, nearAddress), (text) => {
				const result = parseAddress(text);
				if (!result.ok) return;
				expect(addressparser(result.value)).toEqual([{ address: result.value, name: '' }]);
			}),
			{ numRuns: 2000 }
		);
	});
});

/** Texts that are almost addresses: pieces that matter to some parser, in any order. */
const nearAddress = fc
	.array(
		fc.constantFrom(
			'a',
			'b.c',
			'@',
			'x.nl',
			'.',
			',',
			';',
			':',
			' ',
			'<',
			'>',
			'(',
			')',
			'"',
			'\\',
			'\r\n',
			'%40',
			'=?',
			'[',
			']',
			'ü',
			'。',
			'\u200b',
			'{',
			'|',
			'`',
			"'",
			'!'
		),
		{ minLength: 2, maxLength: 9 }
	)
	.map((pieces) => pieces.join(''));
