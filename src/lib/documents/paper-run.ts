import type { StoredDocument } from '#domain/document.ts';
import type { Language } from '#domain/language.ts';
import type { Issuer } from '#domain/issuer.ts';
import { bytesOf, readDocument } from '#ledger/documents.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { currentDocument } from '#ledger/variants.ts';
import { drawListInWorker } from '#pdf/client.ts';
import { openPrintJob, type PrintJob } from '#pdf/print-client.ts';
import type { Sheets } from '#pdf/print-run.ts';
import type { RunList } from '#pdf/run-list.ts';
import { ensureVariant } from './ensure-variant.ts';
import { furtherFiles } from './further-files.ts';

export type { RunList, RunLine } from '#pdf/run-list.ts';
export type { Sheets };

/** For whom sheets are printed: the debtor, the firm's own file (marked as copies), or one each. */
export type Copies = 'customer' | 'internal' | 'both';

/** What lies in the printer: plain paper, on which documents are printed as they were made, or paper with a printed head. */
export type Paper = 'plain' | 'headed';

/** How a run is printed. */
export interface PaperChoice {
	paper: Paper;
	sheets: Sheets;
	copies: Copies;
	/** Whether what goes with an invoice in its mail is printed with it too. */
	withFiles: boolean;
}

/** What is to be printed, in this order. */
export interface PaperRequest extends PaperChoice {
	issuer: Issuer;
	invoices: readonly InvoiceRow[];
	title: string;
	/** The list in front, made when the pages of each invoice are known; null for none. */
	list: ((pages: ReadonlyMap<string, number>) => RunList) | null;
	/** Share that is in the job, 0 to 1. */
	onProgress: (share: number) => void;
	signal: AbortSignal;
}

/** A run that can be printed. */
export interface PaperRun {
	pdf: ArrayBuffer;
	/** Blank ones included. */
	pages: number;
	/** Those that are in it, in their order. */
	invoiceIds: string[];
	/** Those that are not: no document can be read. */
	missing: string[];
}

/** The word at the head of a copy that stays in the firm, in the language of the document. */
const copyWord: Record<Language, string> = { nl: 'Kopie', de: 'Kopie', fr: 'Copie', en: 'Copy' };

/** Puts documents as they are stored into one print job: first those of the debtors, then the firm's own copies. */
export async function makePaperRun(request: PaperRequest): Promise<PaperRun> {
	const { invoices, sheets, title, copies, list, onProgress, signal } = request;
	const job = await openPrintJob(sheets, title);
	const rounds = copies === 'both' ? (['customer', 'internal'] as const) : [copies];
	const steps = invoices.length * (rounds.length + 1);
	let done = 0;
	const step = () => {
		signal.throwIfAborted();
		onProgress(++done / steps);
	};
	try {
		const found = await documentsOf(request, step);
		const missing = new Set(invoices.filter(({ id }) => !found.has(id)).map(({ id }) => id));
		if (list) await job.add(await drawListInWorker(list(pagesOf(found))), '');
		for (const round of rounds) {
			for (const invoice of invoices) {
				const document = found.get(invoice.id);
				if (document && !(await addInvoice(job, request, invoice, document, round))) missing.add(invoice.id);
				step();
			}
		}
		const { bytes, pages } = await job.finish();
		const invoiceIds = invoices.map(({ id }) => id).filter((id) => !missing.has(id));
		return { pdf: bytes, pages, invoiceIds, missing: [...missing] };
	} finally {
		job.close();
	}
}

const pagesOf = (found: ReadonlyMap<string, StoredDocument>): Map<string, number> =>
	new Map([...found].map(([id, { pages }]) => [id, pages]));

/** The stored document of each invoice: as it was sent or made, or without its head for paper that has one. */
async function documentsOf({ invoices, paper }: PaperRequest, step: () => void): Promise<Map<string, StoredDocument>> {
	const found = new Map<string, StoredDocument>();
	for (const { id } of invoices) {
		const document = paper === 'plain' ? await currentDocument(id) : await blankOf(id);
		if (document) found.set(id, document);
		step();
	}
	return found;
}

async function blankOf(invoiceId: string): Promise<StoredDocument | undefined> {
	const blank = await ensureVariant(invoiceId, { type: 'blank' });
	return blank.ok ? blank.value : undefined;
}

/** Adds an invoice, and what goes with it where that is wanted; answers whether the invoice itself could be read. */
async function addInvoice(
	job: PrintJob,
	{ issuer, withFiles, paper }: PaperRequest,
	invoice: InvoiceRow,
	document: StoredDocument,
	round: 'customer' | 'internal'
): Promise<boolean> {
	const mark = round === 'internal' ? copyWord[invoice.language] : '';
	const made = await readDocument(document.id);
	const on = paper === 'headed' ? 'headed' : 'usual';
	const goesAlong = withFiles && round === 'customer';
	const further = goesAlong ? await furtherFiles(invoice, document, issuer, on) : [];
	if (!made || !further || !(await job.add(made.bytes, mark)).ok) return false;
	for (const { sha256 } of further) {
		const bytes = await bytesOf(sha256);
		if (bytes) await job.add(bytes, '');
	}
	return true;
}
