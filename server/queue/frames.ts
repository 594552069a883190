import type { MessageFrame } from '#domain/contract-frame.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { MailFrame } from '#domain/mail-frame.ts';
import { frameOf } from './mime.ts';
import type { Pulling } from './receipts.ts';
import type { Store, Writer } from './schema.ts';

/** Who takes which frame, and when. */
export interface Taking {
	ledgerId: string;
	messageId: string;
	at: string;
	by: Pulling;
}

/** Gives a ledger's device the frame of a message and notes that the writer has it; null where there is none (any more). */
export function takeFrame(store: Store, { ledgerId, messageId, at, by }: Taking): Promise<MessageFrame | null> {
	return store.transaction().execute(async (writer) => {
		const row = await writer
			.selectFrom('mime')
			.innerJoin('message', 'message.id', 'mime.message_id')
			.where('message.id', '=', messageId)
			.where('message.ledger_id', '=', ledgerId)
			.where('message.dropped_at', 'is', null)
			.select(['mime.bytes', 'mime.holes', 'mime.sha256'])
			.executeTakeFirst();
		if (!row) return null;
		if (by === 'writer') await noteFramed(writer, messageId, at);
		return { mimeSha256: row.sha256 as Sha256, pieces: piecesOf(frameOf(row)) };
	});
}

const noteFramed = (writer: Writer, messageId: string, at: string) =>
	writer
		.updateTable('message')
		.set((message) => ({ framed_at: message.fn.coalesce('framed_at', message.val(at)) }))
		.where('id', '=', messageId)
		.execute();

function piecesOf({ bytes, holes }: MailFrame): MessageFrame['pieces'] {
	const text = Buffer.from(bytes).toString('latin1');
	const pieces: MessageFrame['pieces'] = [];
	let from = 0;
	for (const { at, sha256 } of holes) {
		pieces.push({ text: text.slice(from, at) }, { sha256 });
		from = at;
	}
	return [...pieces, { text: text.slice(from) }];
}
