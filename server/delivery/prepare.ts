import type { Message } from '#domain/message.ts';
import { ok, type Result } from '#domain/result.ts';
import { keepMime, readAttachments, readMessage, type Mime } from '#server/queue/mime.ts';
import type { NotBuilt } from './composer.ts';
import type { Delivery } from './delivery.ts';

/** A message with the bytes to send. */
export interface Prepared {
	message: Message;
	mime: Mime;
}

/** The bytes of a message: made and committed before its first attempt, the same at every later one. */
export async function prepare(
	{ ahead, compose, clock }: Delivery,
	messageId: string
): Promise<Result<Prepared, NotBuilt>> {
	const stored = await readMessage(ahead, messageId);
	if (!stored.ok) return stored;
	const { message, mime } = stored.value;
	if (mime) return ok({ message, mime });
	const files = await readAttachments(ahead, message);
	if (!files.ok) return files;
	const at = clock();
	const composed = await compose({ letter: message, attachments: files.value, at });
	if (!composed.ok) return composed;
	await keepMime(ahead, messageId, composed.value, at);
	return ok({ message, mime: composed.value });
}
