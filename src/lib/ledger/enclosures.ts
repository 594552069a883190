import type { Enclosure } from '#domain/enclosure.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from './db.ts';
import { saveInvoices } from './invoice-store.ts';
import { commitIf } from './journal.ts';
import type { InvoiceRow } from './rows.ts';

/** Why the further documents of an invoice cannot change: a mail of it has been approved, or it is gone. */
export type EncloseError = { type: 'NoLongerFree' };

/** Whether a mail of an invoice may still be given further documents: none is on its way. */
export const mayEnclose = ({ state }: Pick<InvoiceRow, 'state'>): boolean => state !== 'waiting' && state !== 'perhaps';

/** An invoice as the ledger keeps it, with what travels with it; null before it is kept. */
export const rowOf = async (invoiceId: string): Promise<InvoiceRow | null> =>
	(await db.invoices.get(invoiceId)) ?? null;

/** Keeps the bytes of a PDF, which travels with mails from then on where a row names it. Not journalled by itself. */
export async function keepEnclosure({ sha256 }: Enclosure, bytes: ArrayBuffer): Promise<void> {
	await db.documentBytes.put({ sha256, bytes });
}

/** Adds a PDF to those that travel with an invoice; the same one again changes nothing. */
export const enclose = (
	invoiceId: string,
	enclosure: Enclosure,
	bytes: ArrayBuffer
): Promise<Result<null, EncloseError>> =>
	change(invoiceId, 'enclosure.added', enclosure, async (row) => {
		await keepEnclosure(enclosure, bytes);
		return [...without(row, enclosure), enclosure];
	});

/** Takes a PDF from those that travel with an invoice. Its bytes stay: an earlier mail may have brought them. */
export const takeEnclosureOut = (invoiceId: string, enclosure: Enclosure): Promise<Result<null, EncloseError>> =>
	change(invoiceId, 'enclosure.removed', enclosure, (row) => Promise.resolve(without(row, enclosure)));

const without = ({ enclosures = [] }: InvoiceRow, { sha256 }: Enclosure): Enclosure[] =>
	enclosures.filter((one) => one.sha256 !== sha256);

function change(
	invoiceId: string,
	type: 'enclosure.added' | 'enclosure.removed',
	{ sha256, fileName }: Enclosure,
	next: (row: InvoiceRow) => Promise<Enclosure[]>
): Promise<Result<null, EncloseError>> {
	return commitIf<null, EncloseError>(
		() => ({ type, ids: [invoiceId], payload: { sha256, fileName } }),
		async () => {
			const row = await db.invoices.get(invoiceId);
			if (!row || !mayEnclose(row)) return err({ type: 'NoLongerFree' });
			await saveInvoices([{ ...row, enclosures: await next(row) }]);
			return ok(null);
		}
	);
}
