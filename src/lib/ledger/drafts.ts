import type { Invoice } from '#domain/invoice.ts';
import { nextNumber, type NumberError } from '#domain/numbering.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from './db.ts';
import { removeInvoices, saveInvoices } from './invoice-store.ts';
import { commitIf } from './journal.ts';
import { freshMarks } from './projection.ts';

/** Keeps a draft as it is being written; not journalled. A frozen invoice is never touched. */
export async function saveDraft(draft: Invoice): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		const known = await db.invoices.get(draft.id);
		if (known && known.kind !== 'draft') return;
		const enclosures = known?.enclosures ?? [];
		await saveInvoices([{ ...freshMarks, ...draft, kind: 'draft', number: '', enclosures }]);
	});
}

/** Throws a draft away; what has been issued meanwhile, in another tab, stays. */
export async function deleteDraft(id: string): Promise<void> {
	await commitIf(
		() => ({ type: 'invoice.draft-deleted', ids: [id], payload: {} }),
		async () => {
			const draft = await db.invoices.get(id);
			if (draft?.kind !== 'draft') return err(null);
			await removeInvoices([id]);
			return ok(null);
		}
	);
}

/** Why a draft got no number. */
export type IssueError =
	{ type: 'NotADraft' } | { type: 'NoSeries' } | { type: 'NumberTaken'; number: string } | NumberError;

/**
 * Gives a draft its number and freezes it, in one transaction; its document is `pending` from then on.
 * What can fail on the draft itself (fields, font, address) is checked before, by documents/issue.ts.
 */
export async function issueDraft(id: string, today: string): Promise<Result<Invoice, IssueError>> {
	return commitIf<Invoice, IssueError>(
		(invoice) => ({ type: 'invoice.issued', ids: [invoice.id], payload: invoice }),
		async () => {
			const draft = await db.invoices.get(id);
			if (draft?.kind !== 'draft') return err({ type: 'NotADraft' });
			const series = await db.series.where({ issuerId: draft.issuerId }).toArray();
			const mine = series.find((one) => one.type === draft.type);
			if (!mine) return err({ type: 'NoSeries' });
			const given = nextNumber(mine, draft.date || today);
			if (!given.ok) return given;
			const { number } = given.value;
			const taken = await db.invoices.where('[issuerId+number]').equals([draft.issuerId, number]).first();
			if (taken) return err({ type: 'NumberTaken', number });
			await db.series.put(given.value.series);
			const [row] = await saveInvoices([
				{ ...draft, kind: 'issued', number, seriesId: mine.id, date: draft.date || today, document: 'pending' }
			]);
			return ok(row!);
		}
	);
}
