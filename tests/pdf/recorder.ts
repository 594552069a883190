import type { Page, TextStyle } from '#templates/page.ts';
import { typeface } from './typeface.ts';

/** A text as it was drawn, with both of its ends; page counts from 1. */
export interface RecordedText {
	page: number;
	text: string;
	x: number;
	end: number;
	y: number;
	style: TextStyle;
}

/** A page that remembers what is drawn on it. */
export interface Recorder extends Page {
	texts: RecordedText[];
	pages(): number;
}

/** Records texts with the widths that the real fonts give them. */
export function recorder(): Recorder {
	let page = 1;
	const texts: RecordedText[] = [];
	return {
		texts,
		pages: () => page,
		widthOf: (text, face) => typeface.widthOf(text, face),
		addPage: () => void page++,
		text(text, x, y, style) {
			const width = typeface.widthOf(text, style);
			const start = style.align === 'right' ? x - width : x;
			texts.push({ page, text, x: start, end: start + width, y, style });
		},
		line: () => undefined,
		rect: () => undefined
	};
}
