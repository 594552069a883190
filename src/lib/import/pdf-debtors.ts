import type { Debtor } from '#domain/debtor.ts';
import { digestJson } from '#domain/canonical-json.ts';
import type { DebtorCandidate, DebtorValues } from './debtors.ts';
import type { Known } from './plan.ts';

/** Whose an invoice is: a debtor of the ledger, one that comes new with the list, or nobody yet. */
export type DebtorMatch =
	{ type: 'known'; debtor: Debtor } | { type: 'new'; candidate: DebtorCandidate } | { type: 'unknown' };

/** Finds debtors by what a list or a file name calls them. */
export interface DebtorFinder {
	/** By number, as it stands or as a file name can write it; else by name, where there is one of it. */
	find: (text: string) => Debtor | null;
}

/** A finder over the debtors of an issuer. */
export function debtorFinder({ debtors }: Known): DebtorFinder {
	const byNumber = new Map<string, Debtor>();
	const byName = new Map<string, Debtor | null>();
	for (const { debtor } of debtors.values()) {
		byNumber.set(keyOf(debtor.number), debtor);
		const name = keyOf(debtor.name);
		byName.set(name, byName.has(name) ? null : debtor);
	}
	return {
		find(text) {
			const key = keyOf(text);
			if (key === '') return null;
			return debtors.get(text)?.debtor ?? byNumber.get(key) ?? byName.get(key) ?? null;
		}
	};
}

/** The debtor whom a row of the list names; a new one where it says who and where he is. */
export function debtorOfRow(row: number, number: string, values: DebtorValues, { find }: DebtorFinder): DebtorMatch {
	const known = find(number === '' ? (values.name ?? '') : number);
	if (known) return { type: 'known', debtor: known };
	const hasPlace = Boolean(values.street && values.city);
	const hasMail = Boolean(values.invoiceRecipients || values.generalEmail);
	if (number === '' || !values.name || !(hasPlace || hasMail)) return { type: 'unknown' };
	const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as DebtorValues;
	const digest = digestJson({ number, ...filled });
	return { type: 'new', candidate: { row, number, values: filled, notes: [], digest } };
}

/** What a file name can keep of a number or name: marks that no name may hold are like a hyphen. */
const keyOf = (text: string): string =>
	text
		.trim()
		.normalize('NFC')
		.toLowerCase()
		.replace(/[\\/:*?"<>|\s_-]+/g, '-');
