import type { Sha256 } from '#domain/digest.ts';
import type { FrameRow, MessageRow } from './rows.ts';

/** The hash of the mail that was made of a message last, or null. */
export const mailOf = ({ recipients }: Pick<MessageRow, 'recipients'>): Sha256 | null =>
	recipients
		.flatMap(({ receipt }) => (receipt?.mimeSha256 ? [receipt] : []))
		.toSorted((one, other) => one.epoch - other.epoch || one.seq - other.seq)
		.at(-1)?.mimeSha256 ?? null;

/** Whether the relay has made a mail of a message. */
export const hasMail = (row: Pick<MessageRow, 'recipients'>): boolean => mailOf(row) !== null;

/** A frame that is yet to be fetched. */
export const wanted = (messageId: string): FrameRow => ({ messageId, state: 'wanted', frame: null });
