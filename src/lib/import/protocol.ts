import type { Language } from '#domain/language.ts';
import type { PatternError } from '#domain/pattern.ts';
import type { Result } from '#domain/result.ts';
import type { Delimiter } from './delimiter.ts';
import type { FileChoice } from './dry-run.ts';
import type { Encoding } from './encoding.ts';
import type { FileFault } from './fault.ts';
import type { ImportKind } from './fields.ts';
import type { Guess } from './guess.ts';
import type { Question } from './layout.ts';
import type { DateOrder } from './dates.ts';
import type { DecimalSign } from './numbers.ts';
import type { Mapping } from './mapping.ts';
import type { NameFacts, NameField } from './name-pattern.ts';
import type { EntryFilter, PlanEntry, PlanSummary } from './plan.ts';
import type { ImportChoices } from './run.ts';

/** What the screen shows of a file that was opened; its rows stay in the worker. */
export interface FileView {
	encoding: Encoding;
	delimiter: Delimiter;
	/** The sheets of a workbook and the one that is read; null of a text. */
	book: { sheets: string[]; sheet: number } | null;
	/** A word that looks wrongly encoded, or empty. */
	garbled: string;
	headings: string[];
	/** Headings that stand over several columns with different content. */
	doubled: string[];
	/** The first rows, for the table of columns. */
	sample: { number: number; cells: string[] }[];
	rows: number;
	brokenRows: number;
	language: Language | null;
	guess: Guess;
	/** Whether the mapping was used before for these headings. */
	recalled: 'recalled' | 'guessed';
}

/** Rows that the table of columns shows. */
export const sampleRows = 6;

/** What the screen asks the worker, and what it answers. */
export interface Calls {
	open: [
		/** `list`: the file lists the finished PDFs that were given. */
		input: { file: File; choice: FileChoice; list?: 'documents' },
		answer: { ok: true; file: FileView } | { ok: false; fault: FileFault }
	];
	/** Finished PDFs, in place of those given before. */
	pdfs: [input: { files: File[]; issuerId: string }, answer: PdfsView];
	/** How names are read under a pattern. */
	names: [input: { pattern: string; issuerId: string }, answer: Result<NamesView, PatternError | { type: 'NoNumber' }>];
	/** The columns where a person has said what the file holds. */
	guess: [input: { kind: ImportKind }, answer: Guess];
	/** How the rows are read under a mapping, and what a person must say before they can be. */
	look: [input: { mapping: Mapping }, answer: Look];
	plan: [input: PlanInput, answer: PlanSummary];
	entries: [input: { filter: EntryFilter; first: number; count: number }, answer: PlanEntry[]];
	run: [input: { choices: ImportChoices }, answer: RunResult];
}

/** What the numbers and dates of a file show under a mapping; null where they show nothing. */
export interface Look {
	dateOrder: DateOrder | null;
	decimalSign: DecimalSign | null;
	questions: Question[];
}

/** A mapping, whose file it is, and whether that issuer's invoices may go to general addresses from now on. */
export interface PlanInput {
	/** Null where finished PDFs are read by their names. */
	mapping: Mapping | null;
	issuerId: string;
	allowGeneralEmail: boolean;
	pdfs?: PdfChoice;
}

/** How finished PDFs are read: the pattern of their names, and the date where nothing says it, empty for each one's own. */
export interface PdfChoice {
	pattern: string;
	date: string;
}

/** What the screen shows of finished PDFs that were looked at. */
export interface PdfsView {
	good: number;
	bad: number;
	/** Bytes of the good ones. */
	bytes: number;
	pattern: string;
	/** Whether the pattern was used before, or is a guess. */
	recalled: 'recalled' | 'guessed';
}

/** How the names of the given PDFs are read. */
export interface NamesView {
	fields: readonly NameField[];
	/** The first names; `facts` is null for one that does not fit, `debtor` empty for one that nobody knows. */
	examples: { path: string; facts: NameFacts | null; debtor: string }[];
	/** Names that fit, and those of them that name a known debtor. */
	fitting: number;
	known: number;
}

/** Names that are shown as examples. */
export const exampleNames = 5;

/** How an import ended. */
export type RunResult = { type: 'done'; importId: string; debtors: number; invoices: number } | { type: 'stopped' };

/** A question to the worker; `stop` ends a run that is under way. */
export type Request =
	{ [K in keyof Calls]: { id: number; call: K; input: Calls[K][0] } }[keyof Calls] | { call: 'stop' };

/** What the worker says: an answer, how far a run is (0 to 1), or that a bug or the browser ended the work. */
export type Response =
	| { type: 'answer'; id: number; answer: Calls[keyof Calls][1] }
	| { type: 'progress'; id: number; share: number }
	| { type: 'failed'; id: number; detail: string };
