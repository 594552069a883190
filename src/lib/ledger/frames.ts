import type { MessageFrame } from '#domain/contract-frame.ts';
import { db } from './db.ts';
import { hasMail, mailOf, wanted } from './frame-states.ts';
import type { MessageRow } from './rows.ts';

/**
 * Asks for the frames of messages of which mails have been made, unless they are here. A relay that was restored may have
 * made a mail anew; the one before is kept until that is here. Runs inside a transaction.
 */
export async function wantFrames(messages: readonly MessageRow[]): Promise<void> {
	const made = messages.filter(hasMail);
	const known = await db.frames.bulkGet(made.map(({ id }) => id));
	const lacking = made.flatMap((row, index) => {
		const frame = known[index]?.frame ?? null;
		return frame?.mimeSha256 === mailOf(row) ? [] : [{ ...wanted(row.id), frame }];
	});
	await db.frames.bulkPut(lacking);
}

/** At most `limit` messages whose frame is yet to be fetched. */
export const wantedFrames = async (limit: number): Promise<string[]> =>
	db.frames.where('state').equals('wanted').limit(limit).primaryKeys();

/** Keeps a frame, or that the relay has none (any more). What leads to a mail that was sent already is no event of its own. */
export async function keepFrame(messageId: string, fetched: MessageFrame | null): Promise<void> {
	const frame = fetched ?? (await readFrame(messageId));
	await db.frames.put({ messageId, state: frame ? 'kept' : 'none', frame });
}

/** The kept frame of a message, or null. */
export const readFrame = async (messageId: string): Promise<MessageFrame | null> =>
	(await db.frames.get(messageId))?.frame ?? null;
