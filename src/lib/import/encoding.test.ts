import { describe, expect, it } from 'vitest';
import { decode, fileLimit } from './encoding.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

describe('decode', () => {
	it('reads UTF-8 without a byte order mark', () => {
		expect(decode(utf8('Käse;€'), null)).toMatchObject({ value: { text: 'Käse;€', encoding: 'utf-8', garbled: '' } });
	});

	it('leaves the byte order mark out', () => {
		const marked = joined(bytes(0xef, 0xbb, 0xbf), utf8('naam'));
		expect(decode(marked, null)).toMatchObject({ value: { text: 'naam', encoding: 'utf-8' } });
	});

	it('falls back to Windows-1252 where the bytes are no UTF-8', () => {
		const file = bytes(0x4b, 0xf6, 0x6c, 0x6e, 0x20, 0x80, 0x20, 0x92);
		expect(decode(file, null)).toMatchObject({ value: { text: 'Köln € ’', encoding: 'windows-1252', garbled: '' } });
	});

	it('reads UTF-16 by its byte order mark', () => {
		const little = joined(bytes(0xff, 0xfe), utf16le('nom;é'));
		const big = joined(
			bytes(0xfe, 0xff),
			utf16le('nom;é').map((_, index, all) => all[index ^ 1]!)
		);
		expect(decode(little, null)).toMatchObject({ value: { text: 'nom;é', encoding: 'utf-16le' } });
		expect(decode(big, null)).toMatchObject({ value: { text: 'nom;é', encoding: 'utf-16be' } });
	});

	it('lets a chosen encoding win', () => {
		expect(decode(utf8('ö'), 'windows-1252')).toMatchObject({ value: { text: 'Ã¶', encoding: 'windows-1252' } });
	});

	it('names a word that shows the wrong encoding', () => {
		expect(decode(utf8('naam;Jan\nKöhler;1'), 'windows-1252')).toMatchObject({ value: { garbled: 'KÃ¶hler' } });
		expect(decode(bytes(0x61, 0xf6), 'utf-8')).toMatchObject({ value: { garbled: 'a\ufffd' } });
		expect(decode(utf8('10 â‚¬'), null)).toMatchObject({ value: { garbled: 'â‚¬' } });
	});

	it.each([
		['picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
		['picture', bytes(0xff, 0xd8, 0xff, 0xe0)],
		['pdf', utf8('%PDF-1.7\n')],
		['workbook', joined(bytes(0x50, 0x4b, 3, 4), utf8('....[Content_Types].xml'))],
		['workbook', bytes(0xd0, 0xcf, 0x11, 0xe0)],
		['archive', joined(bytes(0x50, 0x4b, 3, 4), utf8('....readme.txt'))],
		['unknown', bytes(0x61, 0, 0x62, 0)]
	])('refuses a %s by its bytes, whatever its name', (format, file) => {
		expect(decode(file, null)).toEqual({ ok: false, error: { type: 'NotText', format } });
	});

	it('refuses a file without text', () => {
		expect(decode(bytes(), null)).toEqual({ ok: false, error: { type: 'Empty' } });
		expect(decode(utf8(' \r\n\r\n'), null)).toEqual({ ok: false, error: { type: 'Empty' } });
	});

	it('refuses a file beyond the limit without reading it', () => {
		const error = { type: 'TooBig', bytes: fileLimit + 1, limit: fileLimit };
		expect(decode(new Uint8Array(fileLimit + 1), null)).toEqual({ ok: false, error });
	});
});
