import { isPlainAddress } from '#domain/address.ts';
import type { StageMessage } from '#domain/contract.ts';
import { sealOf, type Message } from '#domain/message.ts';
import type { HeldMailbox } from '#server/queue/mailboxes.ts';

/** The part of a message that does not belong, by its path in the message; `seal` when its words were changed. */
export type WrongPart = string;

/** Where a message was put. */
export interface Place {
	batchId: string;
	messageId: string;
}

/**
 * The first thing about a message that does not belong together, or null: it stands where it says, is as it was sealed,
 * comes from its mailbox's own address (the practice mailbox lets any address try), and every address is a single one.
 */
export function wrongPart({ message, seal }: StageMessage, place: Place, mailbox: HeldMailbox): WrongPart | null {
	if (message.batchId !== place.batchId) return 'batchId';
	if (message.id !== place.messageId) return 'id';
	if (sealOf(message) !== seal) return 'seal';
	if (!isPlainAddress(message.from.address)) return 'from';
	if (mailbox.practice === 0 && message.from.address !== mailbox.sender_address) return 'from';
	if (message.replyTo && !isPlainAddress(message.replyTo.address)) return 'replyTo';
	const recipient = message.recipients.findIndex(({ address }) => !isPlainAddress(address));
	if (recipient >= 0) return `recipients.${recipient}`;
	return strangeAttachment(message);
}

/** An attachment of an invoice that the message is not about; a marked one must name its invoice. */
function strangeAttachment({ invoices, attachments }: Message): WrongPart | null {
	const ids = new Set(invoices.map(({ id }) => id));
	const strange = attachments.findIndex(({ invoiceId, marked }) => (invoiceId === null ? marked : !ids.has(invoiceId)));
	return strange < 0 ? null : `attachments.${strange}`;
}
