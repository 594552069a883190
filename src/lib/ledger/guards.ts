import { recipientsOf } from '#domain/recipients.ts';
import { db } from './db.ts';
import { hiddenImports } from './hidden.ts';
import type { InvoiceRow } from './rows.ts';

/** What the ledger knows of an address of a debtor: reasons for a second look before sending. */
export interface AddressGuard {
	address: string;
	/** Names of the issuer's other debtors whose invoices go to the same address. */
	sharedWith: string[];
	/** ISO time at which a mail to this debtor was last accepted there; empty if never. */
	lastAcceptedAt: string;
}

/** The guards of an invoice's addresses, in their order. */
export type Guards = (invoice: Pick<InvoiceRow, 'debtorId' | 'addresses'>) => AddressGuard[];

/** Looks up all addresses of some invoices of one issuer at once. */
export async function guardsOf(
	issuerId: string,
	invoices: readonly Pick<InvoiceRow, 'debtorId' | 'addresses'>[]
): Promise<Guards> {
	const owners = await ownersOfAddresses(issuerId);
	const wanted = new Map<string, Set<string>>();
	for (const { debtorId, addresses } of invoices) {
		const known = wanted.get(debtorId) ?? new Set<string>();
		for (const address of addresses) known.add(keyOf(address));
		wanted.set(debtorId, known);
	}
	const accepted = new Map(
		await Promise.all([...wanted].map(async ([id, keys]) => [id, await lastAccepted(id, keys)] as const))
	);
	return ({ debtorId, addresses }) =>
		addresses.map((address) => ({
			address,
			sharedWith: [...(owners.get(keyOf(address)) ?? [])].filter(([id]) => id !== debtorId).map(([, name]) => name),
			lastAcceptedAt: accepted.get(debtorId)?.get(keyOf(address)) ?? ''
		}));
}

/** The issuer's debtors by each address that their invoices go to: ids with names. */
async function ownersOfAddresses(issuerId: string): Promise<Map<string, Map<string, string>>> {
	const owners = new Map<string, Map<string, string>>();
	const issuer = await db.issuers.get(issuerId);
	if (!issuer) return owners;
	const hidden = await hiddenImports();
	await db.debtors
		.where('key')
		.startsWith(`${issuerId}|`)
		.each((debtor) => {
			const found = recipientsOf({ recipientsEdited: null }, debtor, issuer);
			if (hidden.has(debtor.importId) || found.state !== 'ready') return;
			for (const key of found.addresses.map(keyOf)) {
				owners.set(key, (owners.get(key) ?? new Map<string, string>()).set(debtor.id, debtor.name));
			}
		});
	return owners;
}

/** When mails to a debtor were last accepted at each address, from the newest message back until all are found. */
async function lastAccepted(debtorId: string, keys: ReadonlySet<string>): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	const messages = db.messages.where('message.debtor.id').equals(debtorId).reverse();
	await messages
		.until(() => found.size === keys.size)
		.each(({ practice, recipients }) => {
			if (practice) return;
			for (const { address, state, receipt } of recipients) {
				const key = keyOf(address);
				const isAccepted = state === 'accepted' || state === 'delivered';
				if (isAccepted && receipt && keys.has(key) && !found.has(key)) found.set(key, receipt.at);
			}
		});
	return found;
}

const keyOf = (address: string): string => address.toLowerCase();
