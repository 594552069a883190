import type { StoredDocument } from '#domain/document.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Attachment } from '#domain/message.ts';
import { db } from '#ledger/db.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import type { OverviewPaper } from './overview.ts';
import { travellingWith } from './travelling.ts';

/** What goes with an invoice in its mail, besides its document; null where a part of it cannot be made. */
export async function furtherFiles(
	invoice: InvoiceRow,
	document: StoredDocument,
	issuer: Issuer,
	paper: OverviewPaper = 'usual'
): Promise<Attachment[] | null> {
	const debtor = await db.debtors.get(invoice.debtorId);
	const travelling = await travellingWith(invoice, document, debtor ?? {}, issuer, [], paper);
	if (!travelling.ok) return null;
	const { files, terms } = travelling.value;
	return [...files.slice(1), ...(terms ? [terms] : [])];
}
