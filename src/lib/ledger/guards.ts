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
export async function guardsOf(issuerId: string, invoices: readonly InvoiceRow[]): Promise<Guards> {
	const owners = await ownersOfAddresses(issuerId);
	const pairs = new Map(
		invoices.flatMap(({ debtorId, addresses }) =>
			addresses.map((address) => [`${debtorId}|${address}`, { debtorId, address }] as const)
		)
	);
	const known = new Map(
		await Promise.all(
			[...pairs].map(async ([key, { debtorId, address }]) => [key, await lastAccepted(debtorId, address)] as const)
		)
	);
	return ({ debtorId, addresses }) =>
		addresses.map((address) => ({
			address,
			sharedWith: [...(owners.get(address.toLowerCase()) ?? [])]
				.filter(([id]) => id !== debtorId)
				.map(([, name]) => name),
			lastAcceptedAt: known.get(`${debtorId}|${address}`) ?? ''
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
			for (const address of found.addresses) {
				const key = address.toLowerCase();
				owners.set(key, (owners.get(key) ?? new Map<string, string>()).set(debtor.id, debtor.name));
			}
		});
	return owners;
}

/** Message ids rise with time, so the first that fits from the end is the last. */
async function lastAccepted(debtorId: string, address: string): Promise<string> {
	const row = await db.messages
		.where('recipients.address')
		.equals(address)
		.reverse()
		.filter(({ practice, sentAt, message }) => !practice && sentAt !== '' && message.debtor.id === debtorId)
		.first();
	return row?.sentAt ?? '';
}
