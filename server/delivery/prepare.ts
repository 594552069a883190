import type { Message } from '#domain/message.ts';
import { ok, type Result } from '#domain/result.ts';
import { keepMime, readAttachments, readMessage, type Mime } from '#server/queue/mime.ts';
import { compose, type BadAddress } from './compose.ts';
import type { Delivery } from './delivery.ts';

/** A message with the bytes to send. */
export interface Prepared {
	message: Message;
	mime: Mime;
}

/** The bytes of a message: made and committed before its first attempt, the same at every later one. */
export async function prepare({ ahead, clock }: Delivery, messageId: string): Promise<Result<Prepared, BadAddress>> {
	const { message, mime } = await readMessage(ahead, messageId);
	if (mime) return ok({ message, mime });
	const at = clock();
	const composed = await compose(message, await readAttachments(ahead, message), at);
	if (!composed.ok) return composed;
	await keepMime(ahead, messageId, composed.value, at);
	return ok({ message, mime: composed.value });
}
