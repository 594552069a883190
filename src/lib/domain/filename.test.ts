import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, freeFileName, nameKey, parseFileNamePattern, safeFileName, safeFolderName } from './filename.ts';

const facts = { debtor: '10002', number: 'F202100001', date: '2026-03-01', copy: 1 };

describe('a document’s file name', () => {
	it('is customer, number, date and copy unless the issuer says otherwise', () => {
		expect(fileNameOf('', facts)).toBe('10002-F202100001-2026-03-01-1.pdf');
	});

	it('takes a prefix and fields from the issuer’s pattern', () => {
		expect(fileNameOf('Zonneveld {number} ({year}).pdf', facts)).toBe('Zonneveld F202100001 (2026).pdf');
	});

	it.each([
		['{name}', { type: 'UnknownField', field: 'name', at: 0 }],
		['x{number', { type: 'LooseBrace', at: 1 }]
	])('refuses the pattern %j', (pattern, error) => {
		expect(parseFileNamePattern(pattern)).toEqual({ ok: false, error });
		expect(() => fileNameOf(pattern, facts)).toThrow(TypeError);
	});

	it.each([
		['2026/0001', '2026-0001.pdf'],
		['../../etc/passwd', '-..-etc-passwd.pdf'],
		['a\\b:c*d?e"f<g>h|i', 'a-b-c-d-e-f-g-h-i.pdf'],
		['a\r\nb\0c', 'a--b-c.pdf'],
		['fdp\u202e.exe', 'fdp.exe.pdf'],
		['na\u0308me', 'n\u00e4me.pdf'],
		['  name . . ', 'name.pdf'],
		['.htaccess', 'htaccess.pdf'],
		['CON', '_CON.pdf'],
		['nul.txt', '_nul.txt.pdf'],
		['com1', '_com1.pdf'],
		['COM¹', '_COM¹.pdf'],
		['Console', 'Console.pdf'],
		['invoice.PDF', 'invoice.pdf'],
		['...', 'document.pdf'],
		[`${'a'.repeat(114)} .b`, `${'a'.repeat(114)}.pdf`],
		['', 'document.pdf']
	])('%j becomes %j', (text, name) => {
		expect(safeFileName(text)).toBe(name);
	});

	it('is safe on every system, whatever goes in, and stays as it is when made safe again', () => {
		const pieces = fc.array(
			fc.oneof(
				fc.string({ unit: 'binary', maxLength: 4 }),
				fc.constantFrom('CON', '.', ' ', '/', '.pdf', 'é', '漢', '😀', 'a\u0301')
			)
		);
		fc.assert(
			fc.property(pieces, (written) => {
				const name = safeFileName(written.join(''));
				expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\:*?"<>|. ][^\p{Cc}\p{Cf}/\\:*?"<>|]*\.pdf$/u);
				expect(name).not.toMatch(/[. ]\.pdf$/);
				expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
				expect(name).toBe(name.normalize('NFC'));
				expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
				expect(safeFileName(name)).toBe(name);
			}),
			{ numRuns: 2000 }
		);
	});
});

describe('names side by side', () => {
	it('get the first number that is free where case or composition alone would part them', () => {
		const taken = new Set(['Straße.pdf', 'A.pdf', 'a (2).PDF', 'n\u0061\u0308me.pdf'].map(nameKey));
		expect(freeFileName('b.pdf', taken)).toBe('b.pdf');
		expect(freeFileName('a.pdf', taken)).toBe('a (3).pdf');
		expect(freeFileName('N\u00c4ME.pdf', taken)).toBe('N\u00c4ME (2).pdf');
		expect(freeFileName('STRASSE.pdf', taken)).toBe('STRASSE (2).pdf');
	});

	it.each([
		['10001 Hotel De Linde', '10001 Hotel De Linde'],
		['../..', '-'],
		['B.V. Zonneveld & Zn.', 'B.V. Zonneveld & Zn'],
		['aux', '_aux'],
		[' . ', 'folder'],
		['é'.repeat(60), 'é'.repeat(39)]
	])('makes of %j the folder %j', (text, name) => {
		expect(safeFolderName(text)).toBe(name);
	});
});
