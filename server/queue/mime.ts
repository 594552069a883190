import { createHash } from 'node:crypto';
import type { Sha256 } from '#domain/digest.ts';
import { base64Length, fillFrame, inLines, type Hole, type MailFrame } from '#domain/mail-frame.ts';
import type { Message } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { readBlob } from './blobs.ts';
import { prepared } from './prepared.ts';
import type { Store } from './schema.ts';

/** The bytes on the wire, made once; but for the attachments, which are kept as blobs. */
export interface MimeRow {
	message_id: string;
	bytes: Uint8Array;
	/** Where the attachments belong, as JSON of `Hole`s; null where the bytes are all. */
	holes: string | null;
	/** Of the whole mail. */
	sha256: string;
	/** The Message-ID header with its angle brackets. */
	header_id: string;
	created_at: string;
}

/** The bytes that leave by SMTP, and their hash. */
export interface Mime {
	bytes: Uint8Array;
	/** The same without the attachments, as it is kept. */
	frame: MailFrame;
	sha256: Sha256;
	/** The Message-ID header with its angle brackets. */
	headerId: string;
}

/** The Message-ID header of a message, with its angle brackets: always the same. */
export const headerIdOf = ({ id, from }: Pick<Message, 'id' | 'from'>): string =>
	`<${id}@${from.address.split('@')[1]}>`;

/** A message as sealed, the ledger it belongs to, and its bytes if they have been made. */
export interface StoredMessage {
	message: Message;
	seal: string;
	createdAt: string;
	mime: Mime | null;
}

/** What was handed over is not there any more as it was: a file is gone, or bytes have changed on the disk. */
export interface Damage {
	type: 'Damaged';
	detail: string;
}

const damaged = (detail: string) => err({ type: 'Damaged', detail } as const);

/** A message that is known to exist. */
export async function readMessage(store: Store, messageId: string): Promise<Result<StoredMessage, Damage>> {
	const { rows } = await findMessage(store, { messageId });
	if (!rows[0]) throw new Error(`there is no message ${messageId}`);
	const { content, seal, created_at, ...mime } = rows[0];
	const message = readContent(content);
	if (!message) return damaged('what was sealed cannot be read');
	const whole = mime.bytes ? await wholeOf(store, mime as KeptMime) : ok(null);
	return whole.ok ? ok({ message, seal, createdAt: created_at, mime: whole.value }) : whole;
}

const findMessage = prepared((store, { messageId }: { messageId: string }) =>
	store
		.selectFrom('message')
		.leftJoin('mime', 'mime.message_id', 'message.id')
		.where('message.id', '=', messageId)
		.select(['content', 'seal', 'message.created_at', 'bytes', 'holes', 'sha256', 'header_id'])
);

function readContent(content: string): Message | null {
	try {
		return JSON.parse(content) as Message;
	} catch {
		return null;
	}
}

/** The bytes of a message as they were made; or null where none were. */
export async function readMime(store: Store, messageId: string): Promise<Result<Mime, Damage> | null> {
	const row = await store.selectFrom('mime').selectAll().where('message_id', '=', messageId).executeTakeFirst();
	return row ? wholeOf(store, row) : null;
}

type KeptMime = Pick<MimeRow, 'bytes' | 'holes' | 'sha256' | 'header_id'>;

/** Fills the frame that is kept; what comes of it must be what was made. */
async function wholeOf(store: Store, row: KeptMime): Promise<Result<Mime, Damage>> {
	const frame = frameOf(row);
	const kept = new Map<Sha256, Uint8Array>();
	for (const { sha256 } of frame.holes) {
		const file = await readBlob(store, sha256);
		if (!file) return damaged(`file ${sha256} is gone`);
		kept.set(sha256, toLines(file));
	}
	const bytes = fillFrame(frame, (sha256) => kept.get(sha256)!);
	if (hashOf(bytes) !== row.sha256) return damaged('the bytes are not those that were made');
	return ok({ bytes, frame, sha256: row.sha256 as Sha256, headerId: row.header_id });
}

/** The frame that a row keeps. */
export const frameOf = ({ bytes, holes }: Pick<MimeRow, 'bytes' | 'holes'>): MailFrame => ({
	bytes,
	holes: holes === null ? [] : (JSON.parse(holes) as Hole[])
});

/** The bytes of a message's attachments, in their order. */
export async function readAttachments(store: Store, { attachments }: Message): Promise<Result<Uint8Array[], Damage>> {
	const files: Uint8Array[] = [];
	for (const { sha256 } of attachments) {
		const file = await readBlob(store, sha256);
		if (!file) return damaged(`file ${sha256} is gone`);
		files.push(file);
	}
	return ok(files);
}

/** Whether a message's attachments, whose bytes come in their order, have the hashes under which they were sealed. */
export function checkAttachments(
	{ attachments }: Pick<Message, 'attachments'>,
	files: readonly Uint8Array[]
): Result<void, Damage> {
	const strange = attachments.find(({ sha256 }, index) => hashOf(files[index]!) !== sha256);
	return strange ? damaged(`file ${strange.sha256} is not what was handed over`) : ok(undefined);
}

/** The base64 of a message's attachments, whose bytes come in their order. */
export function linesOf(
	{ attachments }: Pick<Message, 'attachments'>,
	bytes: readonly Uint8Array[]
): (sha256: Sha256) => Uint8Array {
	const lines = new Map(attachments.map(({ sha256 }, index) => [sha256, toLines(bytes[index]!)]));
	return (sha256) => lines.get(sha256)!;
}

/** Keeps the bytes of a message, made once, in form of their frame. */
export async function keepMime(store: Store, messageId: string, mime: Mime, at: string): Promise<void> {
	const { bytes, holes } = mime.frame;
	await insertMime(store, { ...mime, messageId, bytes, holes: JSON.stringify(holes), at });
}

/** A mail as it is kept. */
interface KeptMail extends Pick<Mime, 'bytes' | 'sha256' | 'headerId'> {
	messageId: string;
	holes: string;
	at: string;
}

const insertMime = prepared((store, mail: KeptMail) =>
	store.insertInto('mime').values({
		message_id: mail.messageId,
		bytes: mail.bytes,
		holes: mail.holes,
		sha256: mail.sha256,
		header_id: mail.headerId,
		created_at: mail.at
	})
);

/** By way of a string: Node writes base64 nowhere else. */
const toLines = (bytes: Uint8Array): Uint8Array =>
	inLines(base64Length(bytes.length), (place) => {
		const text = viewOf(bytes).toString('base64');
		viewOf(place).write(text, 'latin1');
	});

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
