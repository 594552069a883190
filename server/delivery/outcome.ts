import type { Reason } from '#domain/receipt.ts';
import type { Exchange } from '#server/transport/exchange.ts';
import type { Reply } from '#server/transport/reply.ts';
import type { EnvelopeReplies } from '#server/transport/transcript.ts';
import { meaningOf, type Step } from './meaning.ts';

/** What is known about one recipient after an attempt. `Waiting`: the mailbox is in trouble, the recipient is not. */
export type Verdict =
	| { type: 'Accepted'; reply: Reply }
	| { type: 'Later' | 'Never'; reason: Reason; reply: Reply }
	| { type: 'Lost'; detail: string }
	| { type: 'Uncertain'; detail: string }
	| { type: 'TooBig'; detail: string }
	| { type: 'Waiting'; reason: Reason; reply: Reply };

const isGood = (reply: Reply): boolean => reply.code < 300;

function refusal(step: Step, reply: Reply): Verdict {
	const { type, reason } = meaningOf(step, reply);
	return type === 'Mailbox' ? { type: 'Waiting', reason, reply } : { type, reason, reply };
}

/** The recipients whom the server refused by name, in the order of the envelope; null for those it took. */
export const refusals = ({ recipients }: EnvelopeReplies): (Verdict | null)[] =>
	recipients.map((reply) => (reply && !isGood(reply) ? refusal('recipient', reply) : null));

/**
 * What is known about each recipient after an exchange, in the order of the envelope. A loss leaves doubt only when the
 * end of the body had left: before that the server cannot have the message.
 */
export function verdicts(exchange: Exchange): Verdict[] {
	const shared = sharedVerdict(exchange);
	// Where the sender was refused, answers to recipients sent along with it say nothing about them.
	if (exchange.mail && !isGood(exchange.mail)) return exchange.recipients.map(() => shared);
	return refusals(exchange).map((own) => own ?? shared);
}

function sharedVerdict({ mail, data, end, ending, handedOver }: Exchange): Verdict {
	if (mail && !isGood(mail)) return refusal('mail', mail);
	if (ending.type === 'TooBig') return ending;
	if (end) return isGood(end) ? { type: 'Accepted', reply: end } : refusal('end', end);
	if (ending.type === 'Lost') return { type: handedOver ? 'Uncertain' : 'Lost', detail: ending.detail };
	if (data && data.code >= 400) return refusal('data', data);
	return { type: 'Lost', detail: 'The server gave no answer' };
}
