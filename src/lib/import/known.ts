import { db } from '#ledger/db.ts';
import { existingFor } from '#ledger/imports.ts';
import type { Known, KnownDebtor } from './plan.ts';

/** What the ledger holds of an issuer, for a dry run. */
export async function knownFor(issuerId: string): Promise<Known> {
	const issuer = await db.issuers.get(issuerId);
	if (!issuer) throw new Error(`no issuer ${issuerId}`);
	const { debtors: existing, invoices } = await existingFor(issuerId);
	const rows = await db.debtors.bulkGet([...existing.values()].map(({ id }) => id));
	const debtors = new Map<string, KnownDebtor>();
	for (const debtor of rows) {
		if (debtor) debtors.set(debtor.number, { debtor, contentDigest: debtor.contentDigest });
	}
	return { issuer, debtors, invoices };
}
