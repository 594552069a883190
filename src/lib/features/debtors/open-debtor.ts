import { v7 as uuid } from 'uuid';
import { blankDebtor } from '#domain/blank.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { nextDebtorNumber } from '#ledger/debtor-invoices.ts';
import { forgetSetting, readSetting, writeSetting } from '#ledger/settings.ts';

/** A debtor to be written, its issuer, and what an earlier visit left unsaved. */
export interface OpenedDebtor {
	debtor: Debtor;
	issuer: Issuer;
	fresh: boolean;
	kept: Partial<Debtor>;
}

const keptKey = (debtor: string): string => `debtor-kept|${debtor}`;

/** Opens a debtor of the ledger, or the one that it has become; null where there is none of this id. */
export async function openDebtor(id: string): Promise<OpenedDebtor | null> {
	const found = await db.debtors.get(id);
	const row = found?.mergedInto === undefined ? found : await db.debtors.get(found.mergedInto);
	const issuer = row && (await db.issuers.get(row.issuerId));
	if (!row || !issuer) return null;
	const { importId: _import, contentDigest: _digest, key: _key, words: _words, ...debtor } = row;
	return { debtor, issuer, fresh: false, kept: await readSetting<Partial<Debtor>>(keptKey(row.id), {}) };
}

/** Opens a new debtor of an issuer, or the one that was begun and not saved. */
export async function openNewDebtor(issuerId: string): Promise<OpenedDebtor | null> {
	const issuer = await db.issuers.get(issuerId);
	if (!issuer) return null;
	const debtor = newDebtor(issuer, await nextDebtorNumber(issuerId));
	return { debtor, issuer, fresh: true, kept: await readSetting<Partial<Debtor>>(keptKey(`new|${issuerId}`), {}) };
}

/** Keeps what is not saved yet, so that leaving loses nothing; nothing is kept where nothing differs. */
export async function keep({ debtor, fresh }: OpenedDebtor, changes: Partial<Debtor>): Promise<void> {
	const key = keptKey(fresh ? `new|${debtor.issuerId}` : debtor.id);
	if (Object.keys(changes).length > 0) await writeSetting(key, changes);
	else await forgetSetting(key);
}

const newDebtor = (issuer: Issuer, number: string): Debtor => {
	const blank = blankDebtor(issuer);
	const address = { ...blank.address, country: issuer.address.country };
	return { ...blank, id: uuid(), number, address, route: 'mail' };
};
