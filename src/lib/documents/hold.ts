import { holdInvoices } from '#ledger/marks.ts';
import { sharedMessages } from '#ledger/take-out.ts';

/**
 * Keeps invoices back from sending, with a reason. What else was in a mail of theirs that has not left this device goes
 * on in a new mail of the same batch. Answers the ids that are held.
 */
export async function hold(ids: readonly string[], reason: string): Promise<string[]> {
	const shared = await sharedMessages(ids);
	if (shared.length === 0) return holdInvoices(ids, reason);
	const { withoutInvoices } = await import('./without-invoices.ts');
	const replacements = await Promise.all(shared.map((row) => withoutInvoices(row, ids)));
	return holdInvoices(
		ids,
		reason,
		replacements.filter((one) => one !== null)
	);
}
