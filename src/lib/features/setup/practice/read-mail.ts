import type { Address, Attachment } from 'postal-mime';

/** A mail as its reader would have it. */
export interface ReadMail {
	from: string;
	to: string[];
	replyTo: string[];
	subject: string;
	text: string;
	html: string;
	attachments: MailFile[];
}

/** A file that came with a mail. */
export interface MailFile {
	name: string;
	type: string;
	bytes: ArrayBuffer;
}

/** Takes a mail (RFC 5322) apart; the parser is loaded by the first call. */
export async function readMail(bytes: ArrayBuffer): Promise<ReadMail> {
	const { default: PostalMime } = await import('postal-mime');
	const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
	return {
		from: mail.from ? writeAddress(mail.from) : '',
		to: (mail.to ?? []).map(writeAddress),
		replyTo: (mail.replyTo ?? []).map(writeAddress),
		subject: mail.subject ?? '',
		text: mail.text ?? '',
		html: mail.html ?? '',
		attachments: mail.attachments.map(fileOf)
	};
}

const writeAddress = ({ name, address }: Address): string =>
	name && address ? `${name} <${address}>` : (address ?? name);

const fileOf = ({ filename, mimeType, content }: Attachment, index: number): MailFile => ({
	name: filename ?? `${index + 1}`,
	type: mimeType,
	bytes: content as ArrayBuffer
});
