import type { Reason } from '#domain/receipt.ts';
import type { NoCredentials } from '#server/transport/enter.ts';
import type { Reply } from '#server/transport/reply.ts';
import type { SessionError } from '#server/transport/session-error.ts';

/** The step of an SMTP transaction that a reply answers; `end` is the end of the data. */
export type Step = 'mail' | 'recipient' | 'data' | 'end';

/**
 * What a refusing reply means. `Later`: the same message may be taken another time. `Never`: it is about this recipient
 * or this content. `Mailbox`: it is about the account, so that every other message would fail as well.
 */
export type Meaning = { type: 'Later' | 'Never' | 'Mailbox'; reason: Reason };

const later = (reason: Reason): Meaning => ({ type: 'Later', reason });
const never = (reason: Reason): Meaning => ({ type: 'Never', reason });
const mailbox = (reason: Reason): Meaning => ({ type: 'Mailbox', reason });

/** The enhanced status code of a reply (RFC 3463), such as `5.1.1`, or empty. */
const statusOf = (text: string): string => /(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(text)?.[1] ?? '';

/** What a 4xx or 5xx reply to a step of the transaction means. RFC 5321 4.2, RFC 3463. */
export function meaningOf(step: Step, { code, text }: Reply): Meaning {
	const status = statusOf(text);
	if (code < 500) return later(reasonToWait(code, status, text));
	// 503 says that the session went wrong, not the message; 552 to RCPT is "too many recipients" (RFC 5321 4.5.3.1.10).
	if (code === 503) return later('server-busy');
	if (code === 552 && step === 'recipient') return later('mailbox-full');

	if (code === 530 || code === 535 || isLogin(status, text)) return mailbox('login');
	if (isLimit(status, text)) return mailbox('limit');
	if (isSize(code, status, text, step)) return never('too-big');
	if (isSender(status, text) || step === 'mail') return mailbox('sender-refused');

	if (step === 'recipient') return never(reasonOfRecipient(status, text));
	if (/^5\.1\.[1236]$/.test(status)) return never('unknown-user');
	if (/^5\.6\./.test(status) || /spam|virus|malware|content|attachment|junk/i.test(text))
		return never('content-refused');
	if (/^5\.7\./.test(status)) return mailbox('blocked');
	return never('refused');
}

function reasonToWait(code: number, status: string, text: string): Reason {
	if (/gr[ae]y-?list/i.test(text)) return 'greylisted';
	if (status === '4.2.2' || /mailbox.{0,20}full|over quota/i.test(text)) return 'mailbox-full';
	if (/rate|limit|too many|too fast/i.test(text)) return 'limit';
	if (code === 450 && /^4\.(2\.0|7\.\d+)$/.test(status)) return 'greylisted';
	return 'server-busy';
}

const reasonOfRecipient = (status: string, text: string): Reason => {
	if (status === '5.2.2') return 'mailbox-full';
	if (/^5\.7\./.test(status)) return 'blocked';
	if (
		/^5\.1\.[1236]$/.test(status) ||
		/unknown|no such|does ?n[o']t exist|invalid (user|recipient|mailbox)/i.test(text)
	)
		return 'unknown-user';
	return 'refused';
};

const isLogin = (status: string, text: string): boolean =>
	/^5\.7\.(8|9|30|57)$/.test(status) ||
	/authenticat|relay(ing)? (access )?(is )?(denied|not (permitted|allowed))|not permitted to relay|unable to relay/i.test(
		text
	);

const isLimit = (status: string, text: string): boolean =>
	status === '5.4.5' || /(sending|daily|hourly|rate|message) (limit|quota)|too many messages/i.test(text);

const isSize = (code: number, status: string, text: string, step: Step): boolean =>
	/^5\.(2\.3|3\.4)$/.test(status) ||
	(code === 552 && step !== 'recipient') ||
	/(message|size|too) (is )?(too )?(big|large)|exceeds.{0,30}size/i.test(text);

const isSender = (status: string, text: string): boolean =>
	/^5\.1\.[78]$/.test(status) || /sender (address |domain )?(is )?(rejected|refused|not|unknown|invalid)/i.test(text);

/** What becomes of a mailbox whose session did not come about: a person must mend it, or it is tried again. */
export type MailboxTrouble = { type: 'Pause' | 'Down'; reason: Reason; detail: string; code: number | null };

/** What it means that no session came about. */
export function troubleOf(error: SessionError): MailboxTrouble {
	switch (error.type) {
		case 'NotAllowed':
			return { type: 'Pause', reason: 'not-allowed', detail: '', code: null };
		case 'Tls':
			return { type: 'Pause', reason: 'tls', detail: error.detail, code: null };
		case 'Certificate':
			return { type: 'Pause', reason: 'certificate', detail: error.detail, code: null };
		case 'UnknownHost':
		case 'Unreachable':
			return { type: 'Down', reason: 'unreachable', detail: error.detail, code: null };
		case 'Login':
			return fromReply(error.reply, 'login');
		case 'Refused':
			return fromReply(error.reply, 'blocked');
	}
}

/** What it means that there is nothing to log in with. */
export function troubleOfLogin(error: NoCredentials): MailboxTrouble {
	switch (error.type) {
		case 'NotSignedIn':
			return { type: 'Pause', reason: 'login', detail: '', code: null };
		case 'Revoked':
			return { type: 'Pause', reason: 'login', detail: error.detail, code: null };
		case 'NoAnswer':
			return { type: 'Down', reason: 'unreachable', detail: error.detail, code: null };
	}
}

const fromReply = ({ code, text }: Reply, reason: Reason): MailboxTrouble => {
	if (code >= 500) return { type: 'Pause', reason, detail: text, code };
	return { type: 'Down', reason: 'server-busy', detail: text, code };
};
