import type { Content } from './content.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character]!);

/** The document as a web page, with the fonts given as addresses. */
export function htmlOf({ above, title, columns, rows, totals, below }: Content, fonts: FontAddresses): string {
	const cells = (row: readonly string[], tag: 'td' | 'th') =>
		`<tr>${row.map((text) => `<${tag}>${xml(text).replaceAll('\n', '<br>')}</${tag}>`).join('')}</tr>`;
	const lines = (texts: readonly string[]) => texts.map((text) => `<p>${xml(text)}</p>`).join('');
	return `<!doctype html><meta charset="utf-8"><title>${xml(title)}</title><style>
@font-face { font-family: Noto; src: url(${fonts.regular}); }
@font-face { font-family: Noto; font-weight: bold; src: url(${fonts.bold}); }
@page { size: A4; margin: 20mm; }
body { font: 9pt Noto; margin: 0; } p { margin: 0 0 3pt; } h1 { font-size: 16pt; }
table { width: 100%; border-collapse: collapse; } td, th { text-align: right; vertical-align: top; }
td:first-child, th:first-child { text-align: left; }
</style>${lines(above)}<h1>${xml(title)}</h1><table><thead>${cells(columns, 'th')}</thead><tbody>${rows
		.map((row) => cells(row, 'td'))
		.join('')}</tbody></table><table>${totals.map((row) => cells(row, 'td')).join('')}</table>${lines(below)}`;
}

/** Where a web page finds the fonts. */
export interface FontAddresses {
	regular: string;
	bold: string;
}

const office = [
	'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
	'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
	'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
	'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
	'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
].join(' ');

/** The document as flat OpenDocument text. */
export function openDocumentOf({ above, title, columns, rows, totals, below }: Content): string {
	const line = (text: string) => `<text:p>${xml(text).replaceAll('\n', '<text:line-break/>')}</text:p>`;
	const cell = (text: string) => `<table:table-cell office:value-type="string">${line(text)}</table:table-cell>`;
	const row = (texts: readonly string[]) => `<table:table-row>${texts.map(cell).join('')}</table:table-row>`;
	const table = (name: string, width: number, head: string, body: string) =>
		`<table:table table:name="${name}"><table:table-column table:number-columns-repeated="${width}"/>${head}${body}</table:table>`;
	const head = `<table:table-header-rows>${row(columns)}</table:table-header-rows>`;
	return `<?xml version="1.0" encoding="UTF-8"?><office:document ${office} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Noto Sans" fo:font-family="Noto Sans" fo:font-size="9pt"/></style:default-style></office:styles><office:body><office:text>${above
		.map(line)
		.join(
			''
		)}<text:h text:outline-level="1">${xml(title)}</text:h>${table('lines', columns.length, head, rows.map(row).join(''))}${table('sums', 2, '', totals.map(row).join(''))}${below.map(line).join('')}</office:text></office:body></office:document>`;
}
