import type { jsPDF } from 'jspdf';
import type { Page } from '#templates/page.ts';
import { fontName } from './document.ts';
import type { Typeface } from './typeface.ts';

/** The pages of a jsPDF document; `background` is called for each page before anything else is drawn on it. */
export function pdfPage(document: jsPDF, typeface: Typeface, background: (pageNumber: number) => void): Page {
	background(1);
	let style = '';
	let size = 0;
	let ink = '';
	/** Most texts look like the one before; jsPDF works out each look anew. */
	function look(nextSize: number, nextStyle: 'bold' | 'normal', colour: string): void {
		if (style !== nextStyle) document.setFont(fontName, (style = nextStyle));
		if (size !== nextSize) document.setFontSize((size = nextSize));
		if (ink !== colour) document.setTextColor((ink = colour));
	}
	return {
		widthOf: (text, face) => typeface.widthOf(text, face),
		addPage() {
			document.addPage();
			background(document.getNumberOfPages());
		},
		text(text, x, y, { size, bold, colour = '#000000', align }) {
			look(size, bold ? 'bold' : 'normal', colour);
			document.text(text, align === 'right' ? x - typeface.widthOf(text, { size, bold }) : x, y);
		},
		line(x1, y1, x2, y2, width, colour) {
			document.setLineWidth(width);
			document.setDrawColor(colour);
			document.line(x1, y1, x2, y2);
		},
		rect(x, y, width, height, colour) {
			document.setFillColor(colour);
			document.rect(x, y, width, height, 'F');
		}
	};
}
