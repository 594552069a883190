import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { readDeliveryStatus, type DeliveryStatus } from './delivery-status.ts';
import { readTextBounce } from './text-bounce.ts';

/** What a mail system says became of one message. */
export interface Report extends DeliveryStatus {
	/** The Message-ID of the message that it is about, with angle brackets; several where it is not clear which. */
	messageIds: string[];
}

/** How deep a report may lie in another: a report that came back itself. */
const maxDepth = 3;

/**
 * The reports in a mail, none for every other kind of mail. Reads RFC 3464 reports in whatever multipart they come, and
 * the letters of mail systems that write none. Whose word this is remains open: who wants can send such a mail.
 */
export async function readReports(bytes: Uint8Array): Promise<Report[]> {
	const mail = await parse(bytes);
	if (mail === null) return [];
	if (hasStatus(mail)) return reportsIn(mail, 0);
	const bounce = readTextBounce(mail);
	if (bounce === null) return [];
	const messageIds = bounce.messageId ? [bounce.messageId] : await returnedIds(mail);
	return messageIds.length > 0 ? [{ envelopeId: '', messageIds, notices: bounce.notices }] : [];
}

/** Lines of a mail that are read: each costs time, whatever stands in it. */
const longestMail = 5_000;

/** Limits that no honest mail reaches; what is beyond them is not read. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 200_000, forceRfc822Attachments: true } as const;

async function parse(bytes: Uint8Array): Promise<Email | null> {
	try {
		return await PostalMime.parse(firstLines(bytes), limits);
	} catch {
		return null;
	}
}

function firstLines(bytes: Uint8Array): Uint8Array {
	let end = 0;
	for (let line = 0; line < longestMail; line++) {
		end = bytes.indexOf(newline, end) + 1;
		if (end === 0) return bytes;
	}
	return bytes.subarray(0, end);
}

const newline = 10;

const isStatus = ({ mimeType }: Attachment): boolean => /^message\/(global-)?delivery-status$/.test(mimeType);
const isReturned = ({ mimeType }: Attachment): boolean =>
	/^(message\/(rfc822|global)|(text\/rfc822|message\/global)-headers)$/.test(mimeType);
const hasStatus = ({ attachments }: Email): boolean => attachments.some(isStatus);

/** Reads the reports of a mail that has some; the message that comes back with one follows it. */
async function reportsIn(mail: Email, depth: number): Promise<Report[]> {
	const own: Report[] = [];
	const inner: Report[] = [];
	for (const part of mail.attachments) {
		if (isStatus(part)) own.push({ ...readDeliveryStatus(textOf(part)), messageIds: [] });
		const about = own.at(-1);
		if (!about || !isReturned(part)) continue;
		const returned = await parse(bytesOf(part));
		if (returned?.messageId) about.messageIds.push(returned.messageId);
		if (returned && depth < maxDepth && hasStatus(returned)) inner.push(...(await reportsIn(returned, depth + 1)));
	}
	const guesses = messageIdsIn(mail);
	const reports = own.map((report) => (report.messageIds.length > 0 ? report : { ...report, messageIds: guesses }));
	return [...reports.filter(({ notices }) => notices.length > 0), ...inner];
}

async function returnedIds({ attachments }: Email): Promise<string[]> {
	const returned = await Promise.all(attachments.filter(isReturned).map((part) => parse(bytesOf(part))));
	return returned.flatMap((mail) => mail?.messageId ?? []);
}

/** Where no message came back: its headers may stand in the text, or the report answers it. */
function messageIdsIn({ text, inReplyTo, references }: Email): string[] {
	const quoted = [...(text ?? '').matchAll(/^[> \t]*Message-ID:\s*(<[^<>\s]+>)/gim)].map(([, id]) => id!);
	const answered = `${inReplyTo ?? ''} ${references ?? ''}`.match(/<[^<>\s]+>/g) ?? [];
	return [...new Set([...quoted, ...answered])];
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
	typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const textOf = (part: Attachment): string => new TextDecoder().decode(bytesOf(part));
