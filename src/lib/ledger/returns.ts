import type { Receipt } from '#domain/contract.ts';
import { db } from './db.ts';
import type { MessageRow, ReturnRow } from './rows.ts';

/**
 * Keeps which addresses of a debtor the mail came back from, and forgets those that a server has taken mail for since.
 * Practice counts for nothing. Runs inside a transaction.
 */
export async function noteReturns(rows: readonly MessageRow[], receipts: readonly Receipt[]): Promise<void> {
	const debtors = new Map(rows.map((row) => [row.id, row.message.debtor.id]));
	for (const receipt of receipts) {
		const debtorId = debtors.get(receipt.messageId);
		if (debtorId === undefined || receipt.practice) continue;
		const address = receipt.recipient.toLowerCase();
		if (cameBack(receipt)) {
			const { at, reason, reply } = receipt;
			await db.returns.put({ debtorId, address, at, reason, reply });
		} else if (receipt.state === 'accepted' || receipt.state === 'delivered') {
			await db.returns.delete([debtorId, address]);
		}
	}
}

/** Whether a receipt says that the address is the trouble, and would be again. */
const cameBack = ({ state, reason }: Receipt): boolean =>
	state === 'bounced' || (state === 'rejected' && reason === 'unknown-user');

/** Every address from which mail came back, by debtor. There are few. */
export async function returnsByDebtor(): Promise<Map<string, ReturnRow[]>> {
	const byDebtor = new Map<string, ReturnRow[]>();
	for (const row of await db.returns.toArray())
		byDebtor.set(row.debtorId, [...(byDebtor.get(row.debtorId) ?? []), row]);
	return byDebtor;
}

/** Those of a debtor's addresses in use from which mail came back. */
export const amongReturns = (returns: readonly ReturnRow[], addresses: readonly string[]): ReturnRow[] =>
	returns.filter(({ address }) => addresses.some((used) => used.toLowerCase() === address));
