import { recipientsOf } from '#domain/recipients.ts';
import { goesByMail, goesOnPaper } from '#domain/route.ts';
import { db } from './db.ts';
import { hiddenImports } from './hidden.ts';
import { amongReturns, returnsByDebtor } from './returns.ts';
import type { DebtorRow } from './rows.ts';
import { wordsOf } from './words.ts';

/** Which debtors are wanted; `blocked`: those that get mail but have no address it could go to. */
export type DebtorFilter = 'any' | 'mail' | 'paper' | 'blocked' | 'returned';

/** How many debtors of an issuer there are of each kind. */
export async function countDebtors(issuerId: string): Promise<Record<DebtorFilter, number>> {
	const counts = { any: 0, mail: 0, paper: 0, blocked: 0, returned: 0 };
	const [kindsOf, rows] = await Promise.all([kindsFor(issuerId), rowsOf(issuerId)]);
	for (const row of rows) for (const kind of kindsOf(row)) counts[kind] += 1;
	return counts;
}

/** An issuer's debtors of a kind by name; of those found by `search` where it says something. */
export async function wantedDebtors(issuerId: string, search: string, filter: DebtorFilter): Promise<DebtorRow[]> {
	const words = wordsOf(search);
	const [kindsOf, rows] = await Promise.all([kindsFor(issuerId), rowsOf(issuerId)]);
	return rows.filter(
		(row) =>
			words.every((word) => row.words.some((own) => own.startsWith(word))) &&
			(filter === 'any' || kindsOf(row).includes(filter))
	);
}

/** Others that may be the same customer: of the same name, VAT number, or at the same address. */
export async function likelyTwins(id: string): Promise<DebtorRow[]> {
	const one = await db.debtors.get(id);
	if (!one || one.mergedInto !== undefined) return [];
	const signs = signsOf(one);
	return (await rowsOf(one.issuerId)).filter(
		(row) => row.id !== id && signsOf(row).some((sign) => signs.includes(sign))
	);
}

/** What two entries of one customer would share, without what spelling makes of it. */
function signsOf({ name, vatId, address }: DebtorRow): string[] {
	return [
		`name ${folded(name)}`,
		...(vatId === '' ? [] : [`vat ${folded(vatId)}`]),
		...(address.street === '' || address.postalCode === ''
			? []
			: [`place ${folded(address.street + address.postalCode)}`])
	];
}

const folded = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

async function rowsOf(issuerId: string): Promise<DebtorRow[]> {
	const [rows, hidden] = await Promise.all([
		db.debtors.where('key').startsWith(`${issuerId}|`).toArray(),
		hiddenImports()
	]);
	return rows.filter((row) => !hidden.has(row.importId));
}

/** Tells the kinds that a debtor of an issuer is of. */
async function kindsFor(issuerId: string): Promise<(row: DebtorRow) => DebtorFilter[]> {
	const [issuer, returns] = await Promise.all([db.issuers.get(issuerId), returnsByDebtor()]);
	return (row) => {
		const kinds: DebtorFilter[] = ['any'];
		if (goesOnPaper(row.route)) kinds.push('paper');
		if (!goesByMail(row.route) || !issuer) return kinds;
		kinds.push('mail');
		const found = recipientsOf({ recipientsEdited: null }, row, issuer);
		if (found.state === 'blocked') kinds.push('blocked');
		else if (amongReturns(returns.get(row.id) ?? [], found.addresses).length > 0) kinds.push('returned');
		return kinds;
	};
}
