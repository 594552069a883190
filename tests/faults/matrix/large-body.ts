import { randomBytes } from 'node:crypto';
import type { Attachment } from '#domain/message.ts';
import { putBlob } from '#server/queue/blobs.ts';
import type { TestQueue } from '#tests/support/queue.ts';
import { sha256 } from '#tests/support/relay-device.ts';

/** Bytes: as a mail they are more than the kernel's buffers hold on their way between two processes. */
const size = 9_000_000;

/** Puts a large file into a queue, and gives it as an attachment that names no invoice. */
export async function largeBody({ database, now }: TestQueue): Promise<Attachment> {
	const bytes = randomBytes(size);
	await putBlob(database.store, sha256(bytes), bytes, now());
	return {
		sha256: sha256(bytes),
		fileName: 'catalogus.pdf',
		type: 'application/pdf',
		size,
		invoiceId: null,
		marked: false
	};
}
