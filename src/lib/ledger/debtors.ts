import type { Debtor } from '#domain/debtor.ts';
import type { Sha256 } from '#domain/digest.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from './db.ts';
import { hiddenImports } from './hidden.ts';
import { refreshInvoices } from './invoice-store.ts';
import { commit, commitIf } from './journal.ts';
import type { DebtorRow } from './rows.ts';
import { wordsOf } from './words.ts';

/** A debtor with what its lists need. */
export const debtorRow = (debtor: Debtor, importId: string, contentDigest: Sha256 | ''): DebtorRow => ({
	...debtor,
	importId,
	contentDigest,
	key: `${debtor.issuerId}|${debtor.name.toLowerCase()}|${debtor.id}`,
	words: wordsOf(
		debtor.number,
		debtor.name,
		debtor.address.city,
		debtor.invoiceRecipients,
		...(debtor.formerNumbers ?? [])
	)
});

/** Saves a debtor written by a person; its unsent invoices follow. Refused where the number is another's. */
export async function saveDebtor(debtor: Debtor): Promise<Result<Debtor, { type: 'NumberTaken' }>> {
	return commitIf(
		(saved) => ({ type: 'debtor.saved', ids: [saved.id], payload: saved }),
		async () => {
			const namesake = await db.debtors.where({ issuerId: debtor.issuerId, number: debtor.number }).first();
			if (namesake && namesake.id !== debtor.id) return err({ type: 'NumberTaken' });
			const known = await db.debtors.get(debtor.id);
			await db.debtors.put(debtorRow(debtor, known?.importId ?? '', known?.contentDigest ?? ''));
			await refreshInvoicesOf([debtor.id]);
			return ok(debtor);
		}
	);
}

/** A person has confirmed the good addresses of a field that also holds words; they are used until the field changes. */
export async function confirmRecipients(debtorId: string, good: string): Promise<void> {
	await commit({ type: 'debtor.recipients-confirmed', ids: [debtorId], payload: { good } }, async () => {
		await db.debtors.update(debtorId, { confirmedRecipients: good });
		await refreshInvoicesOf([debtorId]);
	});
}

/** Brings the invoices of debtors up to date. Runs inside a transaction. */
export async function refreshInvoicesOf(debtorIds: readonly string[]): Promise<void> {
	await refreshInvoices(
		await db.invoices
			.where('debtorId')
			.anyOf([...debtorIds])
			.primaryKeys()
	);
}

/** The ids of an issuer's debtors by name; of those found by `search` where it says something. */
export async function listDebtors(issuerId: string, search: string): Promise<string[]> {
	const ids = await db.debtors.where('key').startsWith(`${issuerId}|`).primaryKeys();
	const unseen = await hiddenDebtors();
	const found = await foundBy(search);
	return ids.filter((id) => !unseen.has(id) && (found === null || found.has(id)));
}

/** A debtor, or null where the ledger holds none of this id. */
export const readDebtor = async (id: string): Promise<DebtorRow | null> => (await db.debtors.get(id)) ?? null;

/** Debtors by their ids; those that are gone are left out. */
export async function debtorsById(ids: readonly string[]): Promise<Partial<Record<string, DebtorRow>>> {
	const rows = await db.debtors.bulkGet([...ids]);
	return Object.fromEntries(rows.filter((row) => row !== undefined).map((row) => [row.id, row]));
}

async function hiddenDebtors(): Promise<Set<string>> {
	const imports = [...(await hiddenImports())];
	return new Set(imports.length === 0 ? [] : await db.debtors.where('importId').anyOf(imports).primaryKeys());
}

async function foundBy(search: string): Promise<Set<string> | null> {
	const words = wordsOf(search);
	if (words.length === 0) return null;
	const hits = await Promise.all(words.map((word) => db.debtors.where('words').startsWith(word).primaryKeys()));
	return new Set(hits[0]!.filter((id) => hits.every((ids) => ids.includes(id))));
}
