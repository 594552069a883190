import { mailLimit } from '#domain/mail-size.ts';
import { db } from '#ledger/db.ts';
import { existingFor } from '#ledger/imports.ts';
import type { Known, KnownDebtor } from './plan.ts';

/** What the ledger holds of an issuer, for a dry run; `hashes` are those of finished PDFs. */
export async function knownFor(issuerId: string, hashes: readonly string[] = []): Promise<Known> {
	const issuer = await db.issuers.get(issuerId);
	if (!issuer) throw new Error(`no issuer ${issuerId}`);
	const { debtors: existing, invoices } = await existingFor(issuerId);
	const rows = await db.debtors.bulkGet([...existing.values()].map(({ id }) => id));
	const debtors = new Map<string, KnownDebtor>();
	for (const debtor of rows) {
		if (!debtor) continue;
		const kept = debtor.mergedInto === undefined ? debtor : await db.debtors.get(debtor.mergedInto);
		if (kept)
			debtors.set(debtor.number, { debtor: kept, contentDigest: debtor.contentDigest, merged: kept !== debtor });
	}
	const mailbox = issuer.mailboxId === null ? undefined : await db.mailboxes.get(issuer.mailboxId);
	return {
		issuer,
		debtors,
		invoices,
		documents: await documentNumbers(issuerId, hashes),
		mailLimit: mailLimit(mailbox?.maxMessageBytes)
	};
}

async function documentNumbers(issuerId: string, hashes: readonly string[]): Promise<Map<string, string>> {
	const documents = await db.documents.where('sha256').anyOf(hashes).toArray();
	const invoices = await db.invoices.bulkGet(documents.map(({ invoiceId }) => invoiceId));
	return new Map(
		documents.flatMap(({ sha256 }, index) => {
			const invoice = invoices[index];
			return invoice?.issuerId === issuerId ? [[sha256, invoice.number] as const] : [];
		})
	);
}
