import type { Route } from '#domain/route.ts';
import { db } from './db.ts';
import { saveInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';
import type { InvoiceMarks, InvoiceRow } from './rows.ts';
import { takeOut, type Replacement } from './take-out.ts';

/** Changes rows of the given ids that `may` change, and answers the ids of those. Runs inside a transaction. */
async function change(
	ids: readonly string[],
	may: (row: InvoiceRow) => boolean,
	marks: Partial<InvoiceMarks>
): Promise<string[]> {
	const rows = (await db.invoices.bulkGet([...ids])).filter((row) => row !== undefined && may(row)) as InvoiceRow[];
	await saveInvoices(rows.map((row) => ({ ...row, ...marks })));
	return rows.map((row) => row.id);
}

/**
 * Keeps invoices back from sending, with a reason. One that waits in a batch which the relay has not been asked to
 * seal is taken out of it, and `replacements` bring what else was in its mail; those that are already on their way stay.
 * Answers the ids that are held.
 */
export async function holdInvoices(
	ids: readonly string[],
	reason: string,
	replacements: readonly Replacement[] = []
): Promise<string[]> {
	const seals = replacements.map(({ message, seal, replaces }) => ({ id: message.id, seal, replaces }));
	return commit(
		(held) => ({ type: 'invoice.held', ids: held, payload: { reason, ...(seals.length > 0 && { seals }) } }),
		async () => {
			await takeOutOfBatches(ids, replacements);
			const held = { reason, at: new Date().toISOString() };
			return change(ids, (row) => ['to-send', 'problem'].includes(row.state), { held });
		}
	);
}

/** Lets held invoices go again. */
export async function releaseInvoices(ids: readonly string[]): Promise<string[]> {
	return commit(
		(released) => ({ type: 'invoice.released', ids: released, payload: {} }),
		() => change(ids, (row) => row.held !== null, { held: null })
	);
}

/** A person says that invoices have reached their debtors by another way. */
export async function markAsSent(ids: readonly string[]): Promise<string[]> {
	return commit(
		(marked) => ({ type: 'invoice.marked-sent', ids: marked, payload: {} }),
		() =>
			change(ids, (row) => row.kind !== 'draft' && row.state !== 'waiting', { markedSentAt: new Date().toISOString() })
	);
}

/** Takes back what a person said with `markAsSent`. */
export async function undoMark(ids: readonly string[]): Promise<string[]> {
	return commit(
		(undone) => ({ type: 'invoice.mark-undone', ids: undone, payload: {} }),
		() => change(ids, (row) => row.markedSentAt !== '', { markedSentAt: '' })
	);
}

/** Holds again what has just been released, each for the reason it had. */
export async function holdAgain(released: readonly { id: string; reason: string }[]): Promise<void> {
	const byReason = Map.groupBy(released, ({ reason }) => reason);
	for (const [reason, invoices] of byReason) {
		await holdInvoices(
			invoices.map(({ id }) => id),
			reason
		);
	}
}

/** Recipients and route of this invoice alone; null follows the debtor again. */
export async function editRecipients(id: string, recipients: string | null, route: Route | null): Promise<void> {
	await commit({ type: 'invoice.recipients-edited', ids: [id], payload: { recipients, route } }, async () => {
		const row = await db.invoices.get(id);
		if (row) await saveInvoices([{ ...row, recipientsEdited: recipients, routeEdited: route }]);
	});
}

/** Takes the messages that carry invoices out of batches that still wait on this device. Runs inside a transaction. */
async function takeOutOfBatches(invoiceIds: readonly string[], replacements: readonly Replacement[]): Promise<void> {
	const messages = db.messages.where('invoiceIds').anyOf([...invoiceIds]);
	await takeOut(await messages.distinct().toArray(), replacements);
}
