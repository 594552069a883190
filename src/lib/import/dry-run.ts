import type { Language } from '#domain/language.ts';
import type { Result } from '#domain/result.ts';
import { err, ok } from '#domain/result.ts';
import { digestBytes, type Sha256 } from '#domain/digest.ts';
import { doubleHeadings } from './content.ts';
import { parseCsv, tableOfSheet, type Table } from './csv.ts';
import { readDebtors } from './debtors.ts';
import type { Delimiter } from './delimiter.ts';
import { decode, isPackedWorkbook, type Encoding } from './encoding.ts';
import type { FileFault } from './fault.ts';
import { guessMapping, type Guess } from './guess.ts';
import { languageOfHeadings } from './headings.ts';
import { readInvoices } from './invoices.ts';
import { layoutOf } from './layout.ts';
import type { Mapping } from './mapping.ts';
import type { Known, Plan } from './plan.ts';
import { planDebtors } from './plan-debtors.ts';
import type { GivenPdfs } from './plan-documents.ts';
import { planInvoices } from './plan-invoices.ts';
import { planList } from './plan-list.ts';
import { readWorkbook } from './workbook.ts';

/** What a person may say about how a file is written; null to let the file show it. */
export interface FileChoice {
	encoding: Encoding | null;
	delimiter: Delimiter | null;
	/** The sheet of a workbook; absent or null for the first with rows. */
	sheet?: number | null;
}

/** A file as read, before anything is done with its rows. */
export interface OpenedFile {
	encoding: Encoding;
	/** The sheets of a workbook and the one that is read; null of a text. */
	book: { sheets: string[]; sheet: number } | null;
	/** A word that looks wrongly encoded, or empty. */
	garbled: string;
	table: Table;
	/** Columns under one heading with different content, by index. */
	doubled: number[];
	language: Language | null;
	guess: Guess;
	digest: Sha256;
}

/** Opens a file: bytes to text to rows, and a guess what they are. */
export function openFile(bytes: Uint8Array, choice: FileChoice): Result<OpenedFile, FileFault> {
	const decoded = decode(bytes, choice.encoding);
	if (!decoded.ok) return decoded;
	const { text, encoding, garbled } = decoded.value;
	const parsed = parseCsv(text, choice.delimiter);
	if (!parsed.ok) return err(parsed.error);
	return ok(openedOf(parsed.value, { encoding, garbled, book: null }, bytes));
}

/** Opens a file of either kind: a workbook, which takes a moment to unpack, or a text. */
export async function openAny(bytes: Uint8Array, choice: FileChoice): Promise<Result<OpenedFile, FileFault>> {
	if (!isPackedWorkbook(bytes)) return openFile(bytes, choice);
	const read = await readWorkbook(bytes, choice.sheet ?? null);
	if (!read.ok) return read;
	const { rows, ...book } = read.value;
	const parsed = tableOfSheet(rows);
	if (!parsed.ok) return err(parsed.error);
	return ok(openedOf(parsed.value, { encoding: 'utf-8', garbled: '', book }, bytes));
}

function openedOf(table: Table, how: Pick<OpenedFile, 'encoding' | 'garbled' | 'book'>, bytes: Uint8Array): OpenedFile {
	const guess = guessMapping(table);
	const doubled = [...doubleHeadings(table.headings, table.rows)];
	const language = languageOfHeadings(guess.mapping.kind, table.headings);
	return { ...how, table, doubled, language, guess, digest: digestBytes(bytes) };
}

/** What a list of finished PDFs is held against, and the date of those of which it says none. */
export interface PdfContext {
	given: GivenPdfs;
	date: string;
}

const noPdfs: PdfContext = { given: { good: [], bad: [] }, date: '' };

/** The dry run of a file under a mapping. */
export function planFile(table: Table, mapping: Mapping, known: Known, { given, date } = noPdfs): Plan {
	const layout = layoutOf(table, mapping);
	switch (mapping.kind) {
		case 'debtors': {
			const { candidates, refused } = readDebtors(table, layout);
			return planDebtors(candidates, refused, known);
		}
		case 'invoices': {
			const { candidates, refused } = readInvoices(table, layout);
			return planInvoices(candidates, refused, known, layout);
		}
		case 'documents':
			return planList(table, layout, given, known, date);
	}
}
