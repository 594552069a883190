import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement } from 'react';

/** @react-pdf/renderer with the same fonts; answers a function that makes the document of a content. */
export function open({ regularFile, boldFile }) {
	Font.register({ family: 'Noto', fonts: [{ src: regularFile }, { src: boldFile, fontWeight: 'bold' }] });
	const styles = StyleSheet.create({
		page: { padding: 57, fontFamily: 'Noto', fontSize: 9 },
		title: { fontSize: 16, fontWeight: 'bold', marginVertical: 8 },
		row: { flexDirection: 'row', paddingVertical: 2 },
		wide: { flex: 3 },
		cell: { flex: 1, textAlign: 'right' },
		foot: { position: 'absolute', bottom: 30, right: 57 }
	});
	const text = (content, style, key) => createElement(Text, { style, key }, content);
	const rowOf = (cells, key) =>
		createElement(
			View,
			{ style: styles.row, key, wrap: false },
			cells.map((cell, index) => text(cell, index === 0 ? styles.wide : styles.cell, index))
		);
	return ({ above, title, columns, rows, totals, below }) =>
		renderToBuffer(
			createElement(
				Document,
				null,
				createElement(
					Page,
					{ size: 'A4', style: styles.page },
					above.map((line, index) => text(line, undefined, `a${index}`)),
					text(title, styles.title),
					rowOf(columns, 'head'),
					rows.map((row, index) => rowOf(row, index)),
					totals.map((row, index) => rowOf(['', ...row], `t${index}`)),
					below.map((line, index) => text(line, undefined, `b${index}`)),
					createElement(Text, {
						style: styles.foot,
						fixed: true,
						render: ({ pageNumber, totalPages }) => `Pagina ${pageNumber} van ${totalPages}`
					})
				)
			)
		);
}
