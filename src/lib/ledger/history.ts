import type { DocumentProblem } from '#domain/document.ts';
import type { Route } from '#domain/route.ts';
import { db } from './db.ts';
import type { InvoiceRow, JournalRow } from './rows.ts';

/** What happened to an invoice on this device, apart from its mails. */
export type InvoiceEvent = { at: string } & (
	| { type: 'imported'; fileName: string }
	| {
			type:
				| 'issued'
				| 'document-made'
				| 'saved'
				| 'document-requested'
				| 'released'
				| 'marked-sent'
				| 'mark-undone'
				| 'printed'
				| 'printed-again'
				| 'print-undone';
	  }
	| { type: 'document-failed'; problem: DocumentProblem }
	| { type: 'held'; reason: string }
	| { type: 'recipients-edited'; recipients: string | null; route: Route | null }
	| { type: 'taken-out' | 'recall-asked' }
	| { type: 'recall-answered'; tooLate: string[] }
);

/** What happened to an invoice, the oldest first: from the journal, its import, and the marks that no entry speaks of. */
export async function historyOf(invoice: InvoiceRow): Promise<InvoiceEvent[]> {
	const entries = await db.journal.where('ids').equals(invoice.id).toArray();
	const payloads = await db.payloads.bulkGet(entries.map(({ deviceId, seq }): [string, number] => [deviceId, seq]));
	const told = entries.flatMap((entry, index) => eventOf(entry, payloads[index]?.payload ?? '{}', invoice.id));
	return [...(await importOf(invoice)), ...told, ...marksOf(invoice, told)].toSorted((a, b) =>
		a.at.localeCompare(b.at)
	);
}

function eventOf(entry: JournalRow, payload: string, invoiceId: string): InvoiceEvent[] {
	const at = entry.time.slice(0, 24);
	switch (entry.type) {
		case 'invoice.issued':
			return [{ type: 'issued', at }];
		case 'invoice.held':
			return [{ type: 'held', at, reason: (JSON.parse(payload) as { reason?: string }).reason ?? '' }];
		case 'invoice.released':
			return [{ type: 'released', at }];
		case 'invoice.marked-sent':
			return [{ type: 'marked-sent', at }];
		case 'invoice.mark-undone':
			return [{ type: 'mark-undone', at }];
		case 'invoice.printed': {
			const { again = [] } = JSON.parse(payload) as { again?: string[] };
			return [{ type: again.includes(invoiceId) ? 'printed-again' : 'printed', at }];
		}
		case 'invoice.print-undone':
			return [{ type: 'print-undone', at }];
		case 'invoice.recipients-edited': {
			const { recipients = null, route = null } = JSON.parse(payload) as Partial<Edited>;
			return [{ type: 'recipients-edited', at, recipients, route }];
		}
		case 'message.recalled': {
			const { takenOut = [] } = JSON.parse(payload) as { takenOut?: string[] };
			return [{ type: takenOut.includes(invoiceId) ? 'taken-out' : 'recall-asked', at }];
		}
		case 'message.recall-answered':
			return [{ type: 'recall-answered', at, tooLate: (JSON.parse(payload) as { tooLate?: string[] }).tooLate ?? [] }];
		case 'document.saved':
			return [{ type: 'saved', at }];
		case 'document.requested':
			return [{ type: 'document-requested', at }];
		case 'document.stored': {
			const failed = (JSON.parse(payload) as Partial<Stored>).failed?.find((one) => one.invoiceId === invoiceId);
			return [failed ? { type: 'document-failed', at, problem: failed.problem } : { type: 'document-made', at }];
		}
	}
	return [];
}

interface Edited {
	recipients: string | null;
	route: Route | null;
}
interface Stored {
	failed: { invoiceId: string; problem: DocumentProblem }[];
}

/** An import is one entry for all its rows, so it is found by the row that names it. */
async function importOf(invoice: InvoiceRow): Promise<InvoiceEvent[]> {
	const row = await db.imports.get(invoice.importId);
	return row ? [{ type: 'imported', at: row.at, fileName: row.fileName }] : [];
}

/** Marks that came with an invoice and not by an act of their own, as in sample data. */
function marksOf(invoice: InvoiceRow, told: readonly InvoiceEvent[]): InvoiceEvent[] {
	const { held, markedSentAt, printedAt } = invoice;
	const marks: InvoiceEvent[] = [
		...(held ? [{ type: 'held' as const, at: held.at, reason: held.reason }] : []),
		...(markedSentAt ? [{ type: 'marked-sent' as const, at: markedSentAt }] : []),
		...(printedAt ? [{ type: 'printed' as const, at: printedAt }] : [])
	];
	return marks.filter((mark) => !told.some((event) => event.type === mark.type));
}
