import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';

/** What the top of a mail says. */
export interface Head {
	subject: string;
	/** The id of the message in the relay, or empty where another program sent it. */
	messageId: string;
}

/** Bytes in which the top of a mail must end. */
const headLimit = 262_144;
const headEnd = '\r\n\r\n';

/** Reads the top of a mail and leaves its body alone. */
export async function readHead(mail: Readable): Promise<Head> {
	let text = '';
	for await (const chunk of mail as AsyncIterable<Buffer>) {
		text += chunk.toString('latin1');
		if (text.includes(headEnd) || text.length > headLimit) break;
	}
	const end = text.indexOf(headEnd);
	const head = await PostalMime.parse(Buffer.from(end < 0 ? text : text.slice(0, end + headEnd.length), 'latin1'));
	const messageId = head.headers.find(({ key }) => key === 'x-facturier-id')?.value;
	return { subject: head.subject ?? '', messageId: messageId ?? '' };
}
