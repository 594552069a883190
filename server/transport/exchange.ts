import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer/lib/errors.js';
import { heldBody } from './body.ts';
import { parseReply, type Reply } from './reply.ts';
import { reportRequest } from './report-request.ts';
import type { EnvelopeReplies, Transcript } from './transcript.ts';
import type { Watchdog } from './watchdog.ts';

/** Plain addr-specs, and the size of the body in bytes. */
export interface Envelope {
	/** What reports shall call this message, where the server takes such a name (ENVID, RFC 3461, 4.4). */
	id?: string;
	from: string;
	to: readonly string[];
	size: number;
}

/** Everything that was observed while one message was handed over. */
export interface Exchange extends EnvelopeReplies {
	/** The answer to the end of the data, or to data cut short by the server. */
	end: Reply | null;
	/** How it ended: by an answer, by losing the connection, or before it began because the server takes no such size. */
	ending: { type: 'Answered' } | { type: 'Lost'; detail: string } | { type: 'TooBig'; detail: string };
	/** Whether the end of the body left this process: without it the server cannot have the message. */
	handedOver: boolean;
}

/** Asked once all recipients have been answered, before the end of the body leaves; false breaks off. */
export type Leave = (replies: EnvelopeReplies) => Promise<boolean>;

/** Hands one message over and tells what was seen. */
export function exchange(
	connection: SMTPConnection,
	{ transcript, watchdog }: { transcript: Transcript; watchdog: Watchdog },
	envelope: Envelope,
	bytes: Uint8Array,
	leave: Leave
): Promise<Exchange> {
	const replies = transcript.begin(envelope.to.length);
	const body = heldBody(bytes, () => leave(replies), watchdog.progress);
	return new Promise((resolve) => {
		const finish = (end: Reply | null, ending: Exchange['ending']) => {
			connection.off('end', giveUp);
			watchdog.rest();
			// Destroyed, the body does not end, so that no end of data can follow.
			body.stream.destroy();
			resolve({ ...replies, end, ending, handedOver: body.handedOver() });
		};
		// A connection that we close ourselves ends without calling back.
		const giveUp = () => setImmediate(finish, null, { type: 'Lost', detail: 'Connection closed' });
		connection.once('end', giveUp);
		const { from, to, size } = envelope;
		connection.send({ from, to: [...to], size, ...reportRequest(envelope) }, body.stream, (error, info) => {
			if (error) return finish(...failure(error));
			const end = parseReply(info.response ?? '');
			if (end && body.handedOver()) return finish(end, { type: 'Answered' });
			finish(null, { type: 'Lost', detail: 'The server answered a message it had not been given' });
		});
	});
}

function failure(error: NodemailerError): [Reply | null, Exchange['ending']] {
	if (error.code === 'EMESSAGE' && error.command === 'MAIL FROM')
		return [null, { type: 'TooBig', detail: error.message }];
	const reply = parseReply(error.response ?? '');
	// Only 4xx and 5xx say that the message was not taken (RFC 5321, 4.2.1).
	if (reply && reply.code >= 400 && error.code === 'EMESSAGE') return [reply, { type: 'Answered' }];
	if (reply && error.code === 'EENVELOPE') return [null, { type: 'Answered' }];
	return [null, { type: 'Lost', detail: error.message }];
}
