import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { isPlainAddress } from '#domain/address.ts';
import { fillFrame } from '#domain/mail-frame.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Message, Party } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { headerIdOf, linesOf, type Mime } from '#server/queue/mime.ts';
import { frameOf, standInFor } from './frame.ts';

/** A message that must not be sent: an address in it is not exactly one plain address. */
export interface BadAddress {
	type: 'BadAddress';
	address: string;
}

/** What of a message its bytes are made from. */
export type Letter = Pick<
	Message,
	'id' | 'from' | 'replyTo' | 'recipients' | 'subject' | 'text' | 'html' | 'attachments'
>;

/**
 * Builds the bytes of a message. The same message and time give the same bytes: Date, Message-ID and boundary are fixed.
 * Attachments come as bytes in the order of the message.
 */
export function compose(message: Letter, attachments: readonly Uint8Array[], at: string): Result<Mime, BadAddress> {
	const parties = [message.from, ...message.recipients, ...(message.replyTo ? [message.replyTo] : [])];
	const bad = parties.find(({ address }) => !isPlainAddress(address));
	if (bad) return err({ type: 'BadAddress', address: bad.address });

	const headerId = headerIdOf(message);
	const standIns = message.attachments.map(({ sha256 }) => standInFor(sha256));
	const node = new MailComposer({
		from: partyOf(message.from),
		to: message.recipients.map(partyOf),
		...(message.replyTo && { replyTo: partyOf(message.replyTo) }),
		subject: message.subject,
		text: message.text,
		html: message.html,
		date: new Date(at),
		messageId: headerId,
		headers: { 'X-Facturier-Id': message.id },
		attachments: message.attachments.map(({ fileName, type }, index) => ({
			filename: fileName,
			contentType: type,
			contentTransferEncoding: 'base64',
			content: standIns[index]!.content
		})),
		baseBoundary: message.id,
		newline: 'windows',
		disableFileAccess: true,
		disableUrlAccess: true
	}).compile();

	const strange = difference(node.getEnvelope(), message);
	if (strange !== null) return err({ type: 'BadAddress', address: strange });
	const frame = frameOf(node, standIns);
	const bytes = fillFrame(frame, linesOf(message, attachments));
	return ok({ bytes, frame, sha256: createHash('sha256').update(bytes).digest('hex') as Sha256, headerId });
}

const partyOf = ({ address, name }: Party) => ({ address, name });

/** nodemailer reads address lists: what it would make of ours must be exactly what was sealed. */
function difference(envelope: { from: string | false; to: string[] }, { from, recipients }: Letter): string | null {
	const sealed = [from.address, ...recipients.map(({ address }) => address)];
	const made = [envelope.from || '', ...envelope.to];
	return made.find((address, index) => address !== sealed[index]) ?? sealed[made.length] ?? null;
}
