import { describe, expect, it } from 'vitest';
import { addressWindows } from '#domain/issuer.ts';
import { marginFault, usualMargins, type LetterheadMargins } from '#domain/letterhead.ts';
import { documentIn, linesOf } from '#tests/pdf/documents.ts';
import { recorder, type RecordedText } from '#tests/pdf/recorder.ts';
import { fitAddress } from './address.ts';
import type { Layout } from './layout.ts';
import { layout as classic } from './layouts/classic.ts';
import { layout as compact } from './layouts/compact.ts';
import { layout as deliveryNote } from './layouts/delivery-note.ts';
import { layout as deliveryOverview } from './layouts/delivery-overview.ts';
import { layout as modern } from './layouts/modern.ts';

const narrow: LetterheadMargins = {
	first: { top: 62, right: 20, bottom: 45, left: 32 },
	next: { top: 40, right: 12, bottom: 30, left: 45 }
};
/** From the baseline down to the end of letters such as g, as a part of their size; points to millimetres. */
const descent = 0.293 * 0.3528;
const ascent = 0.72 * 0.3528;

describe.each([classic, modern, compact, deliveryNote, deliveryOverview])('$name on a letterhead', (layout: Layout) => {
	function drawn(window: (typeof addressWindows)[number], margins: LetterheadMargins | undefined): RecordedText[] {
		const { invoice, issuer } = documentIn('de', linesOf('de', 90), { issuer: { window, paymentCode: true } });
		const page = recorder();
		const address = fitAddress(page, invoice.buyer, issuer);
		if (!address.ok) throw new Error(address.error.type);
		layout.draw(page, { invoice, issuer, head: 'letterhead', address: address.value, margins });
		const isAddress = ({ text, style, page: on }: RecordedText) =>
			on === 1 && (address.value.lines.includes(text) || (style.size <= 6.5 && text.startsWith(issuer.name)));
		return page.texts.filter((text) => !isAddress(text));
	}

	it.each(addressWindows)('with the address %s keeps every text off its print', (window) => {
		const texts = drawn(window, narrow);
		expect(new Set(texts.map(({ page }) => page)).size).toBeGreaterThan(2);
		for (const { page, text, x, end, y, style } of texts) {
			const { top, right, bottom, left } = page === 1 ? narrow.first : narrow.next;
			expect(x, text).toBeGreaterThanOrEqual(left - 0.01);
			expect(end, text).toBeLessThanOrEqual(210 - right + 0.01);
			expect(y - style.size * ascent, text).toBeGreaterThanOrEqual(top - 0.3);
			expect(y + style.size * descent, text).toBeLessThanOrEqual(297 - bottom + 0.3);
		}
	});

	it('stays where it is with the usual margins', () => {
		expect(drawn('nl-right', usualMargins)).toEqual(drawn('nl-right', undefined));
	});
});

it('refuses margins that leave too little of a page', () => {
	expect(marginFault(usualMargins)).toBeNull();
	expect(marginFault(narrow)).toBeNull();
	const wide = { ...usualMargins, next: { ...usualMargins.next, left: 40, right: 40 } };
	expect(marginFault(wide)).toEqual({ type: 'TooNarrow', page: 'next' });
	const high = { ...usualMargins, first: { ...usualMargins.first, top: 100, bottom: 60 } };
	expect(marginFault(high)).toEqual({ type: 'TooLow', page: 'first' });
});
