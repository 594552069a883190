import type { Invoice } from '#domain/invoice.ts';
import type { DocumentData } from './layout.ts';
import { decimalMark, type Locale } from './format.ts';
import type { TotalRow } from './content/totals.ts';
import { areaOf, limitsIn, placedPage, type Body } from './area.ts';
import type { Page, TextStyle } from './page.ts';
import type { Limits } from './pagination.ts';
import { shrink } from './text.ts';
import { wordsFor, type Words } from './words.ts';
import { grey, hair, ink, rule } from './ink.ts';

/** The page with the document's data and words at hand, and the strokes and texts that layouts repeat. */
export interface Sheet extends DocumentData {
	/** The layout's own places; a letterhead's margins may move and shrink them. */
	page: Page;
	/** The paper itself: for what stands where the post wants it. */
	paper: Page;
	words: Words;
	locale: Locale;
	/** The one day on which everything was delivered, or empty. */
	delivered: string;
	/** Ink text that begins at x. */
	write(text: string, x: number, y: number, style: TextStyle): void;
	/** Text that ends at x. */
	writeEnd(text: string, x: number, y: number, style: TextStyle): void;
	/** Text that shrinks to its room, down to `least` points, before it is cut. */
	fit(text: string, x: number, y: number, room: number, least: number, style: TextStyle): void;
	/** The same for text that ends at x. */
	fitEnd(text: string, x: number, y: number, room: number, least: number, style: TextStyle): void;
	/** A sum: its value ends at x2, and its name begins at x1 and shrinks to the room that is left. */
	sum(row: TotalRow, x1: number, x2: number, y: number, value: TextStyle, name?: TextStyle): void;
	/** A figure whose decimal sign stands `fraction` before x. */
	figure(text: string, x: number, y: number, fraction: number, size: number): void;
	/** The same in another style. */
	aligned(text: string, x: number, y: number, fraction: number, style: TextStyle): void;
	hairline(x1: number, x2: number, y: number): void;
	ruled(x1: number, x2: number, y: number): void;
	/** What pagination may fill between the margins. */
	within(limits: Limits): Limits;
	/** How much lower than without margins a page (from 1) ends (mm); negative for higher. */
	lower(page: number): number;
}

/** Labels, notes, units and rates are grey; amounts never. */
export const label = (size: number): TextStyle => ({ size, colour: grey });

/** The day that all lines share, or empty. */
function sharedDelivery({ lines }: Invoice): string {
	const day = lines[0]?.deliveryDate ?? '';
	return lines.every((line) => line.deliveryDate === day) ? day : '';
}

/** Lays the document's data beside the page it is drawn on; `body` is what the layout fills. */
export function sheetOf(paper: Page, data: DocumentData, body: Body): Sheet {
	const area = areaOf(body, data.margins ?? null);
	const page = placedPage(paper, area);
	const locale = { language: data.invoice.language, country: data.issuer.address.country };
	const mark = decimalMark(locale.language);
	const write: Sheet['write'] = (text, x, y, style) => {
		if (text) page.text(text, x, y, { colour: ink, ...style });
	};
	const writeEnd: Sheet['writeEnd'] = (text, x, y, style) => write(text, x, y, { ...style, align: 'right' });
	const fit: Sheet['fit'] = (text, x, y, room, least, style) => {
		const fitted = shrink(page, text, style, room, least);
		write(fitted.text, x, y, { ...style, size: fitted.size });
	};
	const aligned: Sheet['aligned'] = (text, x, y, fraction, style) => {
		const [whole = ''] = text.split(mark);
		write(text, x - fraction - page.widthOf(whole, style), y, style);
	};
	return {
		...data,
		page,
		paper,
		locale,
		words: wordsFor(locale),
		delivered: sharedDelivery(data.invoice),
		write,
		writeEnd,
		fit,
		fitEnd(text, x, y, room, least, style) {
			const fitted = shrink(page, text, style, room, least);
			writeEnd(fitted.text, x, y, { ...style, size: fitted.size });
		},
		sum([name, value], x1, x2, y, valueStyle, nameStyle = valueStyle) {
			fit(name, x1, y, x2 - x1 - page.widthOf(value, valueStyle) - 3, 6, nameStyle);
			writeEnd(value, x2, y, valueStyle);
		},
		figure: (text, x, y, fraction, size) => aligned(text, x, y, fraction, { size }),
		aligned,
		hairline: (x1, x2, y) => page.line(x1, y, x2, y, hair.width, hair.colour),
		ruled: (x1, x2, y) => page.line(x1, y, x2, y, rule.width, rule.colour),
		within: (limits) => limitsIn(area, limits),
		lower: (number) => (number === 1 ? area.first : area.next).lower
	};
}
