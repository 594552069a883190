import type { Language } from '#domain/language.ts';
import { db } from '#ledger/db.ts';
import { hiddenImports } from '#ledger/hidden.ts';

/** How many debtors of an issuer get their mails in a language. */
export async function countDebtors({ issuerId, language }: { issuerId: string; language: Language }): Promise<number> {
	const hidden = await hiddenImports();
	return db.debtors
		.where('key')
		.startsWith(`${issuerId}|`)
		.filter((debtor) => debtor.language === language && !hidden.has(debtor.importId))
		.count();
}
