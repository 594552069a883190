import type { Field } from './fields.ts';
import type { PdfFault } from './pdf-file.ts';

/** Why a file cannot be read at all. */
export type FileFault =
	| { type: 'Empty' }
	/** The bytes are something other than text; `format` names what, `unknown` where nobody can say. */
	| { type: 'NotText'; format: BinaryFormat }
	| { type: 'TooBig'; bytes: number; limit: number }
	| { type: 'TooManyRows'; limit: number }
	| { type: 'TooManyColumns'; limit: number }
	/** Headings, but no row under them. */
	| { type: 'NoRows' }
	/** A quote that is opened in this row swallows the rows after it. */
	| { type: 'OpenQuote'; row: number };

/** Kinds of files that are often given in place of a CSV. */
export type BinaryFormat = 'picture' | 'pdf' | 'workbook' | 'archive' | 'unknown';

/** Why a row cannot be read. Rows count from 1, the headings are row 1. */
export type RowFault =
	| { type: 'TooFewCells'; expected: number; found: number }
	| { type: 'TooManyCells'; expected: number; found: number }
	| { type: 'BrokenQuotes' };

/** Why a cell cannot be read. */
export type CellFault =
	| { type: 'MissingValue' }
	| { type: 'CellTooLong'; length: number; limit: number }
	| { type: 'ControlCharacter' }
	| { type: 'NotANumber' }
	/** `1.250` where nothing says whether the point parts thousands or decimals. */
	| { type: 'AmbiguousNumber' }
	| { type: 'NumberTooLarge' }
	| { type: 'NotADate' }
	/** `3/4/2025` where nothing says which is the day. */
	| { type: 'AmbiguousDate' }
	| { type: 'NotAVatRate' }
	/** A rate above zero beside a category that has none. */
	| { type: 'VatDisagrees' }
	| { type: 'UnknownCountry' }
	| { type: 'UnknownRoute' }
	| { type: 'UnknownCurrency' }
	| { type: 'UnknownVatCategory' }
	| { type: 'UnknownInvoiceType' }
	| { type: 'UnknownAnswer' }
	/** No discount: it adds to an amount above zero, its percent is below zero or above all, or amount and percent disagree. */
	| { type: 'NotADiscount' }
	/** Quantity × unit price is not the line amount that the row states, in cents. */
	| { type: 'LineAmountDiffers'; stated: number; computed: number };

/** Why what several rows say together cannot be taken. */
export type GroupFault =
	/** Rows of one invoice name different values for what an invoice has once. */
	| { type: 'RowsDisagree'; values: string[] }
	/** Another row of this invoice is refused, or may belong to it. */
	| { type: 'RowRefused'; row: number }
	| { type: 'UnknownDebtor'; number: string }
	/** Two rows with one debtor number and different content. */
	| { type: 'DebtorTwice'; row: number }
	| { type: 'TooManyLines'; limit: number };

/** Why a finished PDF and what is said of it do not come together. */
export type MatchFault =
	/** The row wants a PDF that was not given; `file` is what the list calls it, or empty. */
	| { type: 'NoPdf'; file: string }
	/** Several PDFs fit the row. */
	| { type: 'SeveralPdfs'; files: string[] }
	/** The PDF belongs to another row of the list. */
	| { type: 'PdfTaken'; file: string; number: string }
	/** No row of the list wants the PDF. */
	| { type: 'NotInList' }
	/** Its name is another than the pattern. */
	| { type: 'NameDoesNotFit' }
	/** The pattern or the list does not say whose it is. */
	| { type: 'NoDebtor' }
	/** Two rows or two PDFs for one number. */
	| { type: 'NumberTwice'; other: { row: number } | { file: string } }
	/** The very same PDF is another invoice's document. */
	| { type: 'SameDocument'; number: string };

/** Something refused: where, what stood there, and why. `field` and `column` are null for a whole row, `row` for a PDF. */
export interface Problem {
	row: number | null;
	field: Field | null;
	/** The heading as written, or empty. */
	column: string;
	/** The cell as written, cut at 200 characters; of a PDF its path. */
	text: string;
	fault: RowFault | CellFault | GroupFault | MatchFault | PdfFault;
}
