import { describe, expect, it } from 'vitest';
import { usualMargins } from '#domain/letterhead.ts';
import { marginsFor, printsInside, type PageInk } from './page-ink.ts';

/** A page that is dark in some rows. */
const page = (isDark: (y: number) => boolean): PageInk => ({
	width: 210,
	height: 297,
	dark: (x, y) => x > 20 && isDark(y)
});

describe('margins that are proposed for a page', () => {
	it('keep text off the head and the foot', () => {
		const ink = page((y) => (y > 10 && y < 58) || y > 270);
		expect(marginsFor(ink, usualMargins.first)).toEqual({ top: 61, right: 10, bottom: 29, left: 10 });
		expect(printsInside(ink, usualMargins.first)).toBe(true);
		expect(printsInside(ink, marginsFor(ink, usualMargins.first))).toBe(false);
	});

	it('are the usual ones where little or nothing is printed', () => {
		expect(
			marginsFor(
				page(() => false),
				usualMargins.next
			)
		).toEqual(usualMargins.next);
		expect(
			marginsFor(
				page((y) => y === 12),
				usualMargins.next
			)
		).toEqual(usualMargins.next);
		expect(
			marginsFor(
				page((y) => y === 150),
				usualMargins.next
			)
		).toEqual(usualMargins.next);
	});
});
