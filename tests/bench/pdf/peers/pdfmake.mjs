import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** pdfmake with the same fonts; answers a function that makes the document of a content. */
export function open({ regularFile, boldFile }) {
	const pdfmake = require('pdfmake');
	pdfmake.setUrlAccessPolicy(() => false);
	pdfmake.setLocalAccessPolicy(() => true);
	pdfmake.setFonts({ Noto: { normal: regularFile, bold: boldFile } });
	const right = (text, more = {}) => ({ text, alignment: 'right', ...more });
	return async ({ above, title, columns, rows, totals, below }) => {
		const cells = (row) => row.map((text, index) => (index === 0 ? text : right(text)));
		const document = pdfmake.createPdf({
			pageSize: 'A4',
			defaultStyle: { font: 'Noto', fontSize: 9 },
			content: [
				...above,
				{ text: title, fontSize: 16, bold: true, margin: [0, 12, 0, 6] },
				{
					table: {
						headerRows: 1,
						widths: ['*', ...columns.slice(1).map(() => 'auto')],
						body: [cells(columns).map((cell) => (cell.text ? { ...cell, bold: true } : cell)), ...rows.map(cells)]
					},
					layout: 'lightHorizontalLines'
				},
				...totals.map(([name, value]) => ({ columns: [right(name), right(value, { width: 90 })] })),
				...below
			],
			footer: (page, pages) => right(`Pagina ${page} van ${pages}`)
		});
		return document.getBuffer();
	};
}
