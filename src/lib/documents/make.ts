import { v7 as uuid } from 'uuid';
import { variantName, type DocumentProblem } from '#domain/document.ts';
import { fileNameOf } from '#domain/filename.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { MadeDocument } from '#ledger/documents.ts';
import { renderInWorker } from '#pdf/client.ts';
import type { Variant } from './variants.ts';
import { appendedTerms, withTerms } from './with-terms.ts';

/** Draws a frozen invoice in the issuer's layout, terms behind it where they are to be appended; nothing is written. */
export async function makeDocument(
	invoice: Invoice,
	issuer: Issuer,
	{ head, letterhead, margins }: Variant,
	appended = appendedTerms(issuer, invoice.language)
): Promise<Result<MadeDocument, DocumentProblem>> {
	const rendered = await renderInWorker({ invoice, issuer, head, margins }, letterhead);
	if (!rendered.ok) return err(rendered.error);
	const { layoutVersion } = rendered.value;
	const { bytes, sha256, pages, terms } = await withTerms(rendered.value, appended);
	const { number, date, buyer } = invoice;
	return ok({
		bytes,
		document: {
			id: uuid(),
			invoiceId: invoice.id,
			variant: variantName(issuer.layout, layoutVersion, head, terms),
			sha256,
			size: bytes.byteLength,
			pages,
			fileName: fileNameOf(issuer.fileNamePattern, { debtor: buyer.number, number, date, copy: 1 }),
			type: 'application/pdf',
			createdAt: new Date().toISOString(),
			madeAfterwards: false
		}
	});
}
