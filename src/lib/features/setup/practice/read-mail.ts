import type { Address, Attachment } from 'postal-mime';

/** A mail as its reader would have it. */
export interface ReadMail {
	from: string;
	to: string[];
	replyTo: string[];
	subject: string;
	text: string;
	html: string;
	/** Whether there were more words than are shown. */
	cut: boolean;
	attachments: MailFile[];
}

/** A file that came with a mail. */
export interface MailFile {
	name: string;
	type: string;
	bytes: ArrayBuffer;
}

/** More than any mail of ours holds: bytes that are taken apart, files, and characters that are shown. */
const most = { bytes: 60_000_000, files: 200, text: 100_000, html: 300_000 };

/** Takes a mail (RFC 5322) apart; null where it is none, or too big. The parser is loaded by the first call. */
export async function readMail(bytes: ArrayBuffer): Promise<ReadMail | null> {
	if (bytes.byteLength > most.bytes) return null;
	const { default: PostalMime } = await import('postal-mime');
	const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20 }).catch(() => null);
	if (!mail) return null;
	const text = mail.text ?? '';
	const html = mail.html ?? '';
	const showsHtml = html.length <= most.html;
	return {
		from: mail.from ? writeAddress(mail.from) : '',
		to: (mail.to ?? []).map(writeAddress),
		replyTo: (mail.replyTo ?? []).map(writeAddress),
		subject: mail.subject ?? '',
		text: text.slice(0, most.text),
		html: showsHtml ? html : '',
		cut: text.length > most.text || !showsHtml || mail.attachments.length > most.files,
		attachments: mail.attachments.slice(0, most.files).map(fileOf)
	};
}

const writeAddress = ({ name, address }: Address): string =>
	name && address ? `${name} <${address}>` : (address ?? name);

const fileOf = ({ filename, mimeType, content }: Attachment, index: number): MailFile => ({
	name: plainName(filename ?? '') || `${index + 1}`,
	type: mimeType,
	bytes: bytesOf(content)
});

/** A name without what would hide its ending or lead out of the folder. */
const plainName = (name: string): string =>
	name
		.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
		.replace(/[/\\]/g, '_')
		.trim();

function bytesOf(content: Attachment['content']): ArrayBuffer {
	if (content instanceof ArrayBuffer) return content;
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return new Uint8Array(bytes).buffer;
}
