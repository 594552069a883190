import { newDocument } from './document.ts';
import { pdfPage } from './page.ts';
import { asPrinted } from './printed.ts';
import type { Typeface } from './typeface.ts';

/** One line of a run list, as it is written. */
export interface RunLine {
	number: string;
	debtor: string;
	place: string;
	pages: string;
	amount: string;
}

/** The list of what is in a print job: head, lines and sums, all in the words of the app. */
export interface RunList {
	title: string;
	subtitle: string;
	columns: RunLine;
	lines: readonly RunLine[];
	sums: readonly Pick<RunLine, 'debtor' | 'pages' | 'amount'>[];
}

const left = 20;
const right = 190;
const foot = 280;
const step = 6;
const size = 9;
const ink = '#000000';
const soft = '#666666';
/** Where columns begin, in millimetres; those of figures end there. */
const column = { number: left, debtor: 50, place: 112, pages: 160, amount: right };

/** Draws a run list, over as many pages as it takes. */
export function drawRunList(typeface: Typeface, written: RunList): ArrayBuffer {
	const list = asPrinted(written);
	const document = newDocument(typeface);
	document.setProperties({ title: list.title });
	const page = pdfPage(document, typeface, () => undefined);
	let y = 0;

	/** What fits between two columns; a character that the typeface lacks shows as a question mark. */
	function fitted(text: string, width: number, bold: boolean): string {
		const missing = typeface.missingCharacters(text);
		const drawable = [...text].map((one) => (missing.includes(one) ? '?' : one));
		const face = bold ? ({ size, bold } as const) : { size };
		if (typeface.widthOf(drawable.join(''), face) <= width) return drawable.join('');
		while (drawable.length > 0 && typeface.widthOf(`${drawable.join('')}…`, face) > width) drawable.pop();
		return `${drawable.join('').trimEnd()}…`;
	}

	function row(line: RunLine, bold: boolean): void {
		const style = bold ? ({ size, bold } as const) : { size };
		page.text(fitted(line.number, column.debtor - column.number - 3, bold), column.number, y, style);
		page.text(fitted(line.debtor, column.place - column.debtor - 3, bold), column.debtor, y, style);
		page.text(fitted(line.place, column.pages - column.place - 12, bold), column.place, y, style);
		page.text(line.pages, column.pages, y, { ...style, align: 'right' });
		page.text(line.amount, column.amount, y, { ...style, align: 'right' });
	}

	function head(): void {
		page.text(list.title, left, 22, { size: 14, bold: true });
		page.text(list.subtitle, left, 28, { size, colour: soft });
		y = 38;
		row(list.columns, true);
		page.line(left, y + 1.8, right, y + 1.8, 0.25, ink);
		y += step;
	}

	function turnWhenFull(): void {
		if (y <= foot) return;
		page.addPage();
		head();
	}

	head();
	for (const line of list.lines) {
		turnWhenFull();
		row(line, false);
		page.line(left, y + 1.8, right, y + 1.8, 0.1, soft);
		y += step;
	}
	for (const sum of list.sums) {
		turnWhenFull();
		row({ number: '', place: '', ...sum }, true);
		y += step;
	}
	return document.output('arraybuffer');
}
