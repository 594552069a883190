import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';

/** pdf-lib with fontkit and the same fonts; answers a function that makes the document of a content. */
export function open({ regularFile, boldFile }) {
	const [regularBytes, boldBytes] = [readFileSync(regularFile), readFileSync(boldFile)];
	const left = [57, 250, 320, 360, 400, 450, 480];
	const bottom = 60;
	return async ({ above, title, columns, rows, totals, below }) => {
		const pdf = await PDFDocument.create();
		pdf.registerFontkit(fontkit);
		const regular = await pdf.embedFont(regularBytes, { subset: true });
		const bold = await pdf.embedFont(boldBytes, { subset: true });
		let page = pdf.addPage([595, 842]);
		let y = 780;
		const write = (text, x, font = regular, size = 9) => page.drawText(text, { x, y, font, size });
		const down = (step) => {
			y -= step;
			if (y > bottom) return;
			page = pdf.addPage([595, 842]);
			y = 780;
		};
		for (const text of above) {
			write(text, 57);
			down(14);
		}
		write(title, 57, bold, 16);
		down(24);
		columns.forEach((text, index) => write(text, left[index], bold));
		down(14);
		for (const row of rows) {
			const lines = Math.max(...row.map((text) => text.split('\n').length));
			row.forEach((text, index) => page.drawText(text, { x: left[index], y, font: regular, size: 9, lineHeight: 12 }));
			down(14 * lines);
		}
		for (const [name, value] of totals) {
			write(name, 320);
			write(value, 480);
			down(14);
		}
		for (const text of below) {
			write(text, 57);
			down(14);
		}
		const pages = pdf.getPages();
		pages.forEach((one, index) =>
			one.drawText(`Pagina ${index + 1} van ${pages.length}`, { x: 480, y: 40, font: regular, size: 8 })
		);
		return pdf.save();
	};
}
