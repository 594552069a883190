import type { Message } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { keepMime, readAttachments, readMessage, type Damage, type Mime } from '#server/queue/mime.ts';
import { compose, type BadAddress } from './compose.ts';
import type { Delivery } from './delivery.ts';

/** A message with the bytes to send. */
export interface Prepared {
	message: Message;
	mime: Mime;
}

/** Why a message cannot be sent, now or later; it must not stand in the way of others. */
export type Unsendable = BadAddress | Damage;

/** The bytes of a message: made and committed before its first attempt, the same at every later one. */
export async function prepare(delivery: Delivery, messageId: string): Promise<Result<Prepared, Unsendable>> {
	const { ahead, clock } = delivery;
	const stored = await readMessage(ahead, messageId);
	if (!stored.ok) return stored;
	const { message, mime } = stored.value;
	if (mime) return ok({ message, mime });
	const files = await readAttachments(ahead, message);
	if (!files.ok) return files;
	const at = clock();
	const composed = build(delivery, message, files.value, at);
	if (!composed.ok) return composed;
	await keepMime(ahead, messageId, composed.value, at);
	return ok({ message, mime: composed.value });
}

/** Nothing but the message has a part in this, so that what fails once fails at every try. */
function build(
	{ log }: Delivery,
	message: Message,
	files: readonly Uint8Array[],
	at: string
): Result<Mime, Unsendable> {
	try {
		return compose(message, files, at);
	} catch (error) {
		log.error({ err: error, messageId: message.id }, 'message.not-built');
		return err({ type: 'Damaged', detail: 'it cannot be built' });
	}
}
