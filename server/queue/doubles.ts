import type { RecipientState } from '#domain/receipt.ts';
import type { Writer } from './schema.ts';

/** States of a recipient to whom nothing went and nothing will. */
const nothingSent: readonly RecipientState[] = ['cancelled', 'expired', 'rejected'];

/** A message that would bring a recipient an invoice that another message brings already. */
export interface Double {
	messageId: string;
	number: string;
	of: string;
}

/**
 * The doubles that sealing a batch would make: same issuer, an invoice number and a recipient in common with another
 * sealed message, or with one of the same batch. A message that says which one it resends is no double, and
 * practice counts for nothing.
 */
export function findDoubles(writer: Writer, batchId: string): Promise<Double[]> {
	return writer
		.selectFrom('message as mine')
		.innerJoin('message_invoice as my_invoice', 'my_invoice.message_id', 'mine.id')
		.innerJoin('message_invoice as invoice', (join) =>
			join
				.onRef('invoice.issuer_id', '=', 'my_invoice.issuer_id')
				.onRef('invoice.number', '=', 'my_invoice.number')
				.onRef('invoice.message_id', '<>', 'mine.id')
		)
		.innerJoin('message as other', 'other.id', 'invoice.message_id')
		.innerJoin('recipient as my_recipient', 'my_recipient.message_id', 'mine.id')
		.innerJoin('recipient', (join) =>
			join
				.onRef('recipient.message_id', '=', 'other.id')
				.on((on) =>
					on(on.fn('lower', [on.ref('recipient.address')]), '=', on.fn('lower', [on.ref('my_recipient.address')]))
				)
		)
		.where('mine.batch_id', '=', batchId)
		.where('mine.resend_of', 'is', null)
		.where('mine.practice', '=', 0)
		.where('other.practice', '=', 0)
		.where((where) => where.or([where('other.queue_order', 'is not', null), where('other.batch_id', '=', batchId)]))
		.where((where) =>
			where.or([where('other.resend_of', 'is', null), where('other.resend_of', '<>', where.ref('mine.id'))])
		)
		.where('my_recipient.state', 'not in', nothingSent)
		.where('recipient.state', 'not in', nothingSent)
		.select(['mine.id as messageId', 'my_invoice.number', 'other.id as of'])
		.distinct()
		.limit(100)
		.execute();
}
