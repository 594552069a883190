import { paper, type LetterheadMargins, type Margins } from '#domain/letterhead.ts';
import type { Issuer } from '#domain/issuer.ts';
import { raisedBy } from './address.ts';
import type { Page } from './page.ts';
import type { Limits } from './pagination.ts';

/** What a layout fills where no letterhead stands in its way: sides, and where its text begins and ends, in millimetres. */
export interface Body {
	left: number;
	right: number;
	firstTop: number;
	nextTop: number;
	bottom: number;
}

/** What a layout fills with the address window of an issuer: the first page of DIN 5008 form A begins higher. */
export const raised = (body: Body, issuer: Pick<Issuer, 'window'>): Body => ({
	...body,
	firstTop: body.firstTop - raisedBy(issuer)
});

/** Where the places of a layout stand on a page: x from `body.left` goes to `left`, y from `from` goes to `to`. */
interface Fit {
	left: number;
	from: number;
	to: number;
	/** How much lower than the layout's own bottom text may end there, in its own millimetres; negative for higher. */
	lower: number;
}

/** A layout fitted between the margins of a letterhead: the same scale on all pages, moved as little as possible. */
export interface Area {
	body: Body;
	scale: number;
	first: Fit;
	next: Fit;
}

/** Above it stands the address, whose place is the post's; what is beside and below shrinks towards it. */
const belowAddress = 90;

/** Fits a layout between margins; without a letterhead everything stays where the layout has it. */
export function areaOf(body: Body, margins: LetterheadMargins | null): Area {
	const width = body.right - body.left;
	const none = { top: 0, right: 0, bottom: 0, left: 0 };
	const { first, next } = margins ?? { first: none, next: none };
	const roomOf = ({ left, right }: Margins) => paper.width - left - right;
	const scale = Math.min(1, roomOf(first) / width, roomOf(next) / width);
	const fit = ({ top, right, bottom, left }: Margins, ownTop: number, from: number): Fit => {
		const to = from + Math.max(0, top - (from + (ownTop - from) * scale));
		const end = Math.min(paper.height - bottom, body.bottom);
		return {
			left: Math.max(left, Math.min(body.left, paper.width - right - width * scale)),
			from,
			to,
			lower: from + (end - to) / scale - body.bottom
		};
	};
	return {
		body,
		scale,
		first: fit(first, body.firstTop, belowAddress),
		next: fit(next, body.nextTop, body.nextTop)
	};
}

/** The limits of pagination within an area. */
export const limitsIn = ({ first, next }: Area, limits: Limits): Limits => ({
	freshTop: limits.freshTop,
	lastRow: limits.lastRow + next.lower,
	closing: limits.closing + next.lower,
	whole: limits.whole,
	first: { lastRow: limits.lastRow + first.lower, closing: limits.closing + first.lower }
});

/** A page on which the layout's own places come to stand within the area. */
export function placedPage(onto: Page, { body, scale, first, next }: Area): Page {
	let fit = first;
	const across = (x: number) => fit.left + (x - body.left) * scale;
	const along = (y: number) => fit.to + (y - fit.from) * scale;
	return {
		widthOf: (text, face) => onto.widthOf(text, face),
		addPage() {
			onto.addPage();
			fit = next;
		},
		text: (text, x, y, style) => onto.text(text, across(x), along(y), { ...style, size: style.size * scale }),
		line: (x1, y1, x2, y2, width, colour) => onto.line(across(x1), along(y1), across(x2), along(y2), width, colour),
		rect: (x, y, width, height, colour) => onto.rect(across(x), along(y), width * scale, height * scale, colour)
	};
}
