import { prepareResend } from '#documents/resend.ts';
import type { PrepareError } from '#documents/approval.ts';
import type { EditedText } from '#documents/edited-text.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { parseRecipients, sameAddress, writeRecipients } from '#domain/recipients.ts';
import { approve } from '#ledger/approve.ts';
import type { ApproveError } from '#ledger/batches.ts';
import type { InvoiceRow, MessageRow } from '#ledger/rows.ts';
import { underWayAt } from '#ledger/under-way.ts';
import { syncNow } from '#sync/sync.svelte.ts';
import { m } from '#ui/paraglide/messages.js';
import { mailFault } from './mail-words.ts';

/** Why an invoice was not sent once more. */
export type ResendError = PrepareError | ApproveError;

/** How an invoice may be sent once more: corrected because its mail failed, again because someone asks, or not at all. */
export type ResendWay = 'correct' | 'again' | null;

/** Whether and why an invoice may be sent once more; what is on its way or in doubt may not. */
export function resendWay({ state, problem, document }: InvoiceRow, messages: readonly MessageRow[]): ResendWay {
	if (document !== 'stored' || !messages.some(({ practice }) => !practice)) return null;
	if (state === 'sent') return 'again';
	return problem === 'rejected' || problem === 'bounced' || problem === 'expired' ? 'correct' : null;
}

/** The addresses that real mails have reached, as far as the mail servers said. */
export const reachedBy = (messages: readonly MessageRow[]): string[] =>
	messages
		.filter(({ practice }) => !practice)
		.flatMap(({ recipients }) => recipients)
		.filter(({ state }) => state === 'accepted' || state === 'delivered')
		.map(({ address }) => address);

const without = (addresses: readonly string[], others: readonly string[]): string[] =>
	addresses.filter((address) => !others.some((one) => sameAddress(one, address)));

/** Where an invoice would go once more, as a field: who has not got it and will not, or all where everybody has. */
export function suggestedFor({ addresses }: InvoiceRow, messages: readonly MessageRow[]): string {
	const reached = reachedBy(messages);
	const lacking = without(addresses, reached);
	return writeRecipients(without(lacking.length > 0 ? lacking : addresses, underWayAt(messages)));
}

/**
 * Seals and approves an invoice once more for the addresses of a field, once the PIN was given; answers the batch's id,
 * or null where it was not.
 */
export async function resend(
	invoiceId: string,
	written: string,
	edited: EditedText | null
): Promise<Result<string | null, ResendError>> {
	const addresses = parseRecipients(written).good;
	const approved = await approve(() => prepareResend(invoiceId, addresses, edited));
	if (approved.ok) syncNow();
	else if (approved.error.type !== 'NoPin') return err(approved.error);
	return ok(approved.ok ? approved.value.id : null);
}

/** Why an invoice was not sent once more, in words. */
export function resendFault(error: ResendError): string {
	switch (error.type) {
		case 'CannotMail':
			return mailFault(error.problem);
		case 'NoLongerFree':
		case 'Nothing':
			return m.invoices_resend_not_free();
		case 'SampleToRealMailbox':
			return m.invoices_resend_sample();
	}
}
