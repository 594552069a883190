import { describe, expect, it } from 'vitest';
import { typeface } from '#tests/pdf/typeface.ts';

describe('the fonts', () => {
	it('draw Latin with its extensions, Greek, Cyrillic, quotation marks and currencies', () => {
		expect(
			typeface.missingCharacters(
				'Łukasz Żółć, Çağrı, Nguyễn, Παπαδόπουλος, Услуги, „Annabelle“ « » ‘ ’ – — … · × € £ § ° ™ № Œ ẞ'
			)
		).toBe('');
	});

	it('name what they cannot draw, each character once', () => {
		expect(typeface.missingCharacters('上海 Ltd 上 😀')).toBe('上海😀');
		expect(typeface.missingCharacters('−5 \u0007')).toBe('−\u0007');
	});

	it('take line ends for no character', () => {
		expect(typeface.missingCharacters('one\ntwo é\n')).toBe('');
	});

	it('have the same characters in regular and bold', () => {
		const drawn = (widths: Uint16Array) => [...widths.keys()].filter((code) => widths[code]! > 0);
		expect(drawn(typeface.bold.widths)).toEqual(drawn(typeface.regular.widths));
	});

	it('measure text without kerning, figures all alike', () => {
		expect(typeface.widthOf('0123456789', { size: 10 })).toBeCloseTo((5720 / 1000) * 10 * (25.4 / 72), 6);
		expect(typeface.widthOf('AV', { size: 10 })).toBe(
			typeface.widthOf('A', { size: 10 }) + typeface.widthOf('V', { size: 10 })
		);
	});

	it('write every character as two bytes of a literal string', () => {
		const { widths } = typeface.regular;
		const isDrawn = (code: number) => typeface.missingCharacters(String.fromCharCode(code)) === '';
		const drawn = [...widths.keys()].filter((code) => widths[code]! > 0 && isDrawn(code));
		const written = typeface.regular.forDocument().write(String.fromCharCode(...drawn));
		const bytes = written.match(/\\[r()\\]|[^()\\\r]/g)!;
		expect(bytes.join('')).toBe(written);
		expect(bytes).toHaveLength(2 * drawn.length);
	});

	it('are the very same in documents that use letters of daily use, and others where more is drawn', () => {
		const objectsFor = (text: string) => {
			const font = typeface.regular.forDocument();
			font.write(text);
			return font.objects();
		};
		expect(objectsFor('Bäckerei Ähre, 2 × 3,50 €')).not.toBe(objectsFor('Hotel De Linde'));
		expect(objectsFor('Bäckerei Ähre, 3,50 €')).toBe(objectsFor('Hotel De Linde'));
		expect(objectsFor('Łódź')).toBe(objectsFor('Łódź, Łódź'));
		expect(objectsFor('Łódź').file).not.toBe(objectsFor('Hotel De Linde').file);
	});
});
