import { variantName, variantParts, type DocumentProblem, type StoredDocument } from '#domain/document.ts';
import { foreignVariant } from '#domain/foreign.ts';
import type { HeadChoice } from '#domain/head-choice.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import { storeVariant, variantsOf } from '#ledger/variants.ts';
import { makeDocument } from './make.ts';
import { blankVariant, variantOf } from './variants.ts';

/** Why an invoice has no document with the head that was asked for. */
export type VariantProblem = DocumentProblem | { type: 'NoDocument' };

/**
 * The document of a frozen invoice with the head that was chosen: the one that is stored, else made once and stored
 * beside the default, in the same layout and with the same terms behind it. The invoice's default stays. A document from
 * another program stays as it is.
 */
export async function ensureVariant(
	invoiceId: string,
	choice: HeadChoice
): Promise<Result<StoredDocument, VariantProblem>> {
	const invoice = await db.invoices.get(invoiceId);
	const issuer = invoice && (await db.issuers.get(invoice.issuerId));
	const usual = invoice?.documentId && (await db.documents.get(invoice.documentId));
	if (!issuer || !usual) return err({ type: 'NoDocument' });
	if (usual.variant === foreignVariant) return ok(usual);
	const { layout, letterhead, terms } = variantParts(usual.variant);
	const variant = choice.type === 'blank' ? await blankVariant(issuer, letterhead) : await variantOf(choice);
	const { head } = variantParts(variantName('', 0, variant.head));
	const stored = await variantsOf(invoiceId);
	const known = stored.find((one) => {
		const parts = variantParts(one.variant);
		return parts.layout === layout && parts.head === head && parts.terms === terms;
	});
	if (known) return ok(known);
	const made = await makeDocument(invoice, { ...issuer, layout }, variant, terms);
	if (!made.ok) return made;
	// Terms that are gone from the device leave a document without them: it is made once as well.
	const same = stored.find((one) => one.variant === made.value.document.variant);
	if (same) return ok(same);
	const document = { ...made.value.document, fileName: usual.fileName };
	await storeVariant({ ...made.value, document });
	return ok(document);
}
