/** The columns that these files have. */
export type Field = 'number' | 'date' | 'debtor' | 'description' | 'quantity' | 'price' | 'vat';

/** What the columns are called, by language. */
export const headings: Record<string, Record<Field, string>> = {
	nl: {
		number: 'Factuurnummer',
		date: 'Factuurdatum',
		debtor: 'Debiteurnummer',
		description: 'Omschrijving',
		quantity: 'Aantal',
		price: 'Prijs excl. btw',
		vat: 'Btw %'
	},
	de: {
		number: 'Rechnungs-Nr.',
		date: 'Rechnungsdatum',
		debtor: 'Kundennummer',
		description: 'Bezeichnung',
		quantity: 'Menge',
		price: 'Einzelpreis netto',
		vat: 'MwSt.-Satz'
	},
	fr: {
		number: 'N° facture',
		date: 'Date facture',
		debtor: 'Code client',
		description: 'Désignation',
		quantity: 'Quantité',
		price: 'Prix unitaire HT',
		vat: 'Taux TVA'
	},
	en: {
		number: 'Invoice no.',
		date: 'Invoice date',
		debtor: 'Customer number',
		description: 'Item description',
		quantity: 'Qty',
		price: 'Unit price',
		vat: 'VAT rate'
	}
};

/** Ways to write characters as bytes. */
export const encodings = ['utf-8', 'utf-8 with mark', 'windows-1252', 'utf-16le'] as const;
/** Ways to part cells. */
export const delimiters = [';', ',', '\t', '|'] as const;
/** Ways to write a date. */
export const dateForms = {
	'd-m-yyyy': (year: number, month: number, day: number) => `${day}-${month}-${year}`,
	'dd.mm.yyyy': (year: number, month: number, day: number) => `${two(day)}.${two(month)}.${year}`,
	'dd/mm/yyyy': (year: number, month: number, day: number) => `${two(day)}/${two(month)}/${year}`,
	'yyyy-mm-dd': (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`
};

/** A number with two digits. */
export const two = (value: number) => String(value).padStart(2, '0');

/** One program's way of writing a file. */
export interface Dialect {
	language: string;
	encoding: (typeof encodings)[number];
	delimiter: (typeof delimiters)[number];
	sign: ',' | '.';
	grouping: string;
	dates: keyof typeof dateForms;
	lineEnd: string;
	order: Field[];
}

/** An invoice line before it is written; quantity and price in hundredths. */
export interface Line {
	invoice: number;
	debtor: number;
	month: number;
	day: number;
	description: string;
	hundredths: number;
	price: number;
	vat: 0 | 9 | 21;
}

const numberIn = ({ sign, grouping }: Dialect, hundredths: number): string => {
	const [whole, decimals] = (hundredths / 100).toFixed(2).split('.') as [string, string];
	return whole.replace(/\B(?=(\d{3})+$)/g, grouping) + sign + decimals;
};

/** What a line says in a dialect. */
function cellsOf(line: Line, dialect: Dialect): Record<Field, string> {
	return {
		number: `2025-${two(line.invoice)}`,
		date: dateForms[dialect.dates](2025, line.month, line.day),
		debtor: `D${line.debtor}`,
		description: line.description,
		quantity: numberIn(dialect, line.hundredths),
		price: numberIn(dialect, line.price),
		vat: String(line.vat)
	};
}

const quoted = (cell: string, { delimiter }: Dialect): string =>
	/["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A file's text. */
export function textIn(dialect: Dialect, lines: readonly Line[]): string {
	const names = headings[dialect.language]!;
	const rows = [names, ...lines.map((line) => cellsOf(line, dialect))];
	return rows
		.map((row) => dialect.order.map((field) => quoted(row[field], dialect)).join(dialect.delimiter) + dialect.lineEnd)
		.join('');
}

/** The bytes of a text. All characters of these tests are in Windows-1252 at their Unicode places, but for the euro sign. */
export function bytesIn({ encoding }: Dialect, text: string): Uint8Array {
	const codes = [...text].map((character) => character.codePointAt(0)!);
	switch (encoding) {
		case 'utf-8':
			return new TextEncoder().encode(text);
		case 'utf-8 with mark':
			return new TextEncoder().encode(`\ufeff${text}`);
		case 'windows-1252':
			return new Uint8Array(codes.map((code) => (code === 0x20ac ? 0x80 : code)));
		case 'utf-16le':
			return new Uint8Array([0xfeff, ...codes].flatMap((code) => [code & 255, code >> 8]));
	}
}
