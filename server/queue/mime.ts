import type { Sha256 } from '#domain/digest.ts';
import type { Message } from '#domain/message.ts';
import { readBlob } from './blobs.ts';
import type { Store } from './schema.ts';

/** The bytes that leave by SMTP, and their hash. */
export interface Mime {
	bytes: Uint8Array;
	sha256: Sha256;
	/** The Message-ID header with its angle brackets. */
	headerId: string;
}

/** A message as sealed, the ledger it belongs to, and its bytes if they have been made. */
export interface StoredMessage {
	message: Message;
	seal: string;
	createdAt: string;
	mime: Mime | null;
}

/** A message that is known to exist. */
export async function readMessage(store: Store, messageId: string): Promise<StoredMessage> {
	const row = await store
		.selectFrom('message')
		.leftJoin('mime', 'mime.message_id', 'message.id')
		.where('message.id', '=', messageId)
		.select(['message.content', 'message.seal', 'message.created_at', 'mime.bytes', 'mime.sha256', 'mime.header_id'])
		.executeTakeFirstOrThrow();
	return {
		message: JSON.parse(row.content) as Message,
		seal: row.seal,
		createdAt: row.created_at,
		mime: row.bytes && { bytes: row.bytes, sha256: row.sha256 as Sha256, headerId: row.header_id! }
	};
}

/** The bytes of a message's attachments, in their order. */
export function readAttachments(store: Store, { attachments }: Message): Promise<Uint8Array[]> {
	return Promise.all(
		attachments.map(async ({ sha256 }) => {
			const bytes = await readBlob(store, sha256);
			if (bytes === null) throw new Error(`blob ${sha256} is gone`);
			return bytes;
		})
	);
}

/** Keeps the bytes of a message for ever; they are made once. */
export async function keepMime(store: Store, messageId: string, mime: Mime, at: string): Promise<void> {
	await store
		.insertInto('mime')
		.values({
			message_id: messageId,
			bytes: mime.bytes,
			sha256: mime.sha256,
			header_id: mime.headerId,
			created_at: at
		})
		.execute();
}
