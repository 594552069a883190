import { buyerOf } from '#domain/buyer.ts';
import type { Debtor } from '#domain/debtor.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from './db.ts';
import { debtorRow } from './debtors.ts';
import { saveInvoices } from './invoice-store.ts';
import { commitIf } from './journal.ts';
import type { DebtorRow } from './rows.ts';

/** Why two debtors cannot become one. */
export interface MergeError {
	type: 'Gone' | 'OtherIssuer';
}

const texts = [
	'contactName',
	'vatId',
	'electronicAddress',
	'electronicScheme',
	'buyerReference',
	'generalEmail',
	'addressee'
] as const;

/**
 * A debtor with its gaps filled from another, whose numbers it is known by from then on. What it says itself stays; where
 * its mail goes stays too, unless it has no address for invoices at all.
 */
export function filledFrom(kept: Debtor, gone: Debtor): Debtor {
	const filled = { ...kept };
	for (const text of texts) if (filled[text].trim() === '') filled[text] = gone[text];
	if (`${kept.invoiceAddress}${kept.contact?.email ?? ''}${kept.invoiceRecipients}`.trim() === '') {
		const { invoiceAddress, contact, invoiceRecipients, confirmedRecipients } = gone;
		Object.assign(filled, { invoiceAddress, contact: contact ?? kept.contact, invoiceRecipients, confirmedRecipients });
	}
	const { street, postalCode, city } = kept.address;
	if (`${street}${postalCode}${city}`.trim() === '') filled.address = gone.address;
	if (!kept.consent && gone.consent) filled.consent = gone.consent;
	const formerNumbers = [...(kept.formerNumbers ?? []), gone.number, ...(gone.formerNumbers ?? [])];
	return { ...filled, formerNumbers };
}

/**
 * Makes two debtors one: the invoices of `goneId` become those of `keptId`, whose gaps are filled. The other's row stays
 * behind, out of all lists, so that imports and mails that name it lead to the one that was kept; frozen invoices keep
 * the name and number they were made with.
 */
export async function mergeDebtors(keptId: string, goneId: string): Promise<Result<DebtorRow, MergeError>> {
	return commitIf<DebtorRow, MergeError>(
		(kept) => ({ type: 'debtor.merged', ids: [keptId, goneId], payload: kept }),
		async () => {
			const [kept, gone] = await db.debtors.bulkGet([keptId, goneId]);
			if (!kept || !gone || keptId === goneId || kept.mergedInto || gone.mergedInto) return err({ type: 'Gone' });
			if (kept.issuerId !== gone.issuerId) return err({ type: 'OtherIssuer' });
			const row = debtorRow(filledFrom(kept, gone), kept.importId, kept.contentDigest);
			const earlier = await db.debtors.where('key').startsWith(mergedKey(gone.issuerId, '')).toArray();
			await db.debtors.bulkPut([
				row,
				...[gone, ...earlier.filter(({ mergedInto }) => mergedInto === goneId)].map((one) => ({
					...one,
					mergedInto: keptId,
					key: mergedKey(one.issuerId, one.id),
					words: []
				}))
			]);
			await moveInvoices(goneId, row);
			await moveReturns(goneId, keptId);
			return ok(row);
		}
	);
}

async function moveInvoices(goneId: string, kept: Debtor): Promise<void> {
	const invoices = await db.invoices.where('debtorId').equals(goneId).toArray();
	const buyer = buyerOf(kept);
	await saveInvoices(
		invoices.map((invoice) => ({
			...invoice,
			debtorId: kept.id,
			buyer: invoice.kind === 'draft' ? buyer : invoice.buyer
		}))
	);
}

async function moveReturns(goneId: string, keptId: string): Promise<void> {
	const found = await db.returns.where('[debtorId+address]').between([goneId, ''], [goneId, '\uffff']).toArray();
	await db.returns.bulkDelete(found.map(({ address }) => [goneId, address] as [string, string]));
	await db.returns.bulkPut(found.map((row) => ({ ...row, debtorId: keptId })));
}

/** Where a merged debtor's row lies: under no issuer, so that no list finds it. */
const mergedKey = (issuerId: string, id: string): string => `merged|${issuerId}|${id}`;
