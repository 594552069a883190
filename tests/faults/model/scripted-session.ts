import type { Exchange } from '#server/transport/exchange.ts';
import type { Reply } from '#server/transport/reply.ts';
import type { Session } from '#server/transport/session.ts';

/** What a server says to an envelope; null where the connection is lost before it has. */
export type EnvelopeAnswer = { mail: Reply; recipients: Reply[] } | null;

/** A session whose server says what it is told to, step by step. */
export interface ScriptedSession {
	session: Session;
	answerEnvelope: (answer: EnvelopeAnswer) => void;
	/** Whether the body was given leave to end; settled once the envelope is answered and somebody was taken. */
	armed: Promise<boolean>;
	/** Answers the message, or loses the connection where it says null. */
	answerMessage: (reply: Reply | null) => void;
}

const lost = { type: 'Lost', detail: 'Connection closed' } as const;
const go: Reply = { code: 354, text: 'Go ahead' };

/** Makes a session that waits to be told each step. */
export function scriptedSession(): ScriptedSession {
	const envelope = Promise.withResolvers<EnvelopeAnswer>();
	const message = Promise.withResolvers<Reply | null>();
	const armed = Promise.withResolvers<boolean>();

	const session: Session = {
		takesUtf8: () => true,
		takesBytes: () => null,
		isOpen: () => true,
		close() {},
		async send({ to }, _bytes, leave): Promise<Exchange> {
			const answer = await envelope.promise;
			const nothing = { mail: null, recipients: to.map(() => null), data: null, end: null, handedOver: false };
			if (!answer) return { ...nothing, ending: lost };
			const isTaken = answer.mail.code < 300 && answer.recipients.some(({ code }) => code < 300);
			if (!isTaken) return { ...nothing, ...answer, ending: { type: 'Answered' } };

			const replies = { ...answer, data: go };
			const hasLeave = await leave(replies);
			armed.resolve(hasLeave);
			if (!hasLeave) return { ...nothing, ...replies, ending: lost };
			const end = await message.promise;
			return { ...replies, end, ending: end ? { type: 'Answered' } : lost, handedOver: true };
		}
	};
	return { session, answerEnvelope: envelope.resolve, armed: armed.promise, answerMessage: message.resolve };
}
