import { describe, expect, it } from 'vitest';
import { domainToAscii } from './mail-domain.ts';

describe('a mail domain', () => {
	it.each([
		['Bakkerij.NL', 'bakkerij.nl'],
		['münchen.example', 'xn--mnchen-3ya.example'],
		['MÜNCHEN.example', 'xn--mnchen-3ya.example'],
		['mu\u0308nchen.example', 'xn--mnchen-3ya.example'],
		['straße.example', 'xn--strae-oqa.example'],
		['παράδειγμα.δοκιμή', 'xn--hxajbheg2az3al.xn--jxalpdlp'],
		['XN--MNCHEN-3YA.example', 'xn--mnchen-3ya.example']
	])('%s is kept as %s', (written, kept) => {
		expect(domainToAscii(written)).toBe(kept);
	});

	it.each([
		['localhost', 'one label'],
		['127.0.0.1', 'an IPv4 address'],
		['0x7f.1', 'an IPv4 address in hex'],
		['example.0x10', 'a hex number as the last label'],
		['a.1', 'a number as the last label'],
		['-a.example', 'a hyphen first'],
		['a-.example', 'a hyphen last'],
		['a..example', 'an empty label'],
		['example.', 'a root dot'],
		[`${'a'.repeat(64)}.example`, 'a label of 64'],
		['exa%6dple.nl', 'percent-encoding'],
		['example.nl:25', 'a port'],
		['example.nl/x', 'a path'],
		['a_b.example', 'an underscore'],
		['example。nl', 'an ideographic full stop'],
		['ｅxample.nl', 'a full-width letter'],
		['ﬁets.nl', 'a ligature'],
		['éﬁ.nl', 'a ligature in an international label'],
		['⒈é.nl', 'a digit that hides a dot'],
		['ℯxample.nl', 'a letter-like symbol'],
		['\u212aaas.nl', 'the Kelvin sign'],
		['xn--.example', 'an A-label without content'],
		['bücher.a_b.nl', 'an underscore behind an international label'],
		['bücher.127.0.0.1', 'an address behind an international label']
	])('%s is refused: %s', (written) => {
		expect(domainToAscii(written)).toBeNull();
	});
});
