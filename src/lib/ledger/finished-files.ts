import { v7 as uuid } from 'uuid';
import type { StoredDocument } from '#domain/document.ts';
import { foreignVariant } from '#domain/foreign.ts';
import type { MadeDocument } from './documents.ts';
import type { PlannedInvoice } from './imports.ts';

/** A finished PDF of another program; `read` gives the bytes of that very hash, or throws where they are no longer so. */
export interface FinishedFile extends Pick<StoredDocument, 'sha256' | 'size' | 'pages' | 'fileName'> {
	read: () => Promise<ArrayBuffer>;
}

/** Bytes of PDFs that are in memory at a time; one that is larger goes alone. */
const byteLimit = 16_000_000;

/** Parts of an import that are written at a time: at most `rowLimit` rows, and never many PDFs at once. */
export function* portionsOf(invoices: readonly PlannedInvoice[], rowLimit: number): Generator<PlannedInvoice[]> {
	let part: PlannedInvoice[] = [];
	let bytes = 0;
	for (const one of invoices) {
		const size = one.file?.size ?? 0;
		if (part.length > 0 && (part.length === rowLimit || bytes + size > byteLimit)) {
			yield part;
			[part, bytes] = [[], 0];
		}
		part.push(one);
		bytes += size;
	}
	if (part.length > 0) yield part;
}

/** The documents of those that came as finished PDFs, their bytes read one after the other. */
export async function readFinished(part: readonly PlannedInvoice[]): Promise<MadeDocument[]> {
	const made: MadeDocument[] = [];
	for (const { invoice, file } of part) {
		if (!file) continue;
		const { read, ...facts } = file;
		const bytes = await read();
		const document: StoredDocument = {
			...facts,
			id: uuid(),
			invoiceId: invoice.id,
			variant: foreignVariant,
			type: 'application/pdf',
			createdAt: invoice.createdAt,
			madeAfterwards: false
		};
		made.push({ document, bytes });
	}
	return made;
}
