import type { Reason } from '#domain/receipt.ts';
import type { Reply } from '#server/transport/reply.ts';

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

/** A sort of reply: at these steps, with these codes, and with this enhanced status or these words, where any are named. */
interface Rule {
	means: Meaning;
	steps?: readonly Step[];
	codes?: readonly number[];
	status?: RegExp;
	words?: RegExp;
}

/** What 4xx replies say, for people: all of them mean later. */
const temporary: readonly Rule[] = [
	{ means: later('greylisted'), words: /gr[ae]y-?\s?list/i },
	{ means: later('mailbox-full'), status: /^4\.2\.2$/, words: /mailbox.{0,20}full|(over|exceeded).{0,20}quota/i },
	{ means: later('limit'), words: /\brate\b|limit|too (many|much|fast)|throttl|slow down|quota/i },
	{
		means: later('unknown-user'),
		status: /^4\.1\.[1236]$/,
		words: /domain (not found|does not exist)|unverified address/i
	},
	{ means: later('greylisted'), codes: [450], status: /^4\.(2\.0|7\.\d+)$/ },
	{ means: later('server-busy') }
];

/** What 5xx replies say; the first rule that fits. RFC 5321 4.2, RFC 3463, and what real servers make of them. */
const permanent: readonly Rule[] = [
	// The session went wrong, not the message.
	{ means: later('server-busy'), codes: [503] },
	// "Too many recipients" (RFC 5321 4.5.3.1.10), by others used for a full mailbox: either may pass.
	{ means: later('mailbox-full'), steps: ['recipient'], codes: [552] },
	{
		means: mailbox('tls'),
		status: /^5\.7\.1[01]$/,
		words: /must issue.{0,12}starttls|(encryption|tls) (is )?(required|needed)|requires? (encryption|tls)/i
	},
	{
		means: mailbox('limit'),
		status: /^5\.(4\.5|1\.90)$/,
		words:
			/(sending|send|daily|hourly|rate|message|mail) (limit|quota)|limit for (message )?recipients|too (many|much) (messages|mails?|e-?mails?)\b|rate-?limit|exceeded the max|max(imum)?\b.{0,30} per (hour|day)|refusequota/i
	},
	// The sender's domain does not vouch for the server (SPF, DKIM, DMARC).
	{ means: mailbox('sender-domain'), status: /^5\.7\.2\d$/, words: /\b(spf|dkim|dmarc)\b|sender is unauthenticated/i },
	{
		means: mailbox('login'),
		status: /^5\.7\.(3|8|9|14|30|57|139)$/,
		words:
			/authenticat|relay(ing)? (access )?(is )?(denied|not (permitted|allowed))|not permitted to relay|unable to relay|rcpthosts/i
	},
	{ means: mailbox('login'), codes: [530, 535] },
	{ means: mailbox('tls'), codes: [538] },
	// The provider or a list of senders has shut this account or this connection out.
	{
		means: mailbox('blocked'),
		status: /^5\.7\.[5-8]\d\d$/,
		words:
			/client host|your (ip|host)\b|(blocked|listed) (using|by|at|in) [\w-]+\.[\w.-]+|black-?\s?list|block-?list|dnsbl|spamhaus|outboundspam|bad outbound|helo command rejected/i
	},
	{ means: never('content-refused'), steps: ['data', 'end'], codes: [552], status: /^5\.[67]\./ },
	{ means: never('mailbox-full'), status: /^5\.2\.2$/, words: /over ?quota|mailbox (is )?full|quota exceeded/i },
	{ means: never('too-big'), steps: ['mail', 'data', 'end'], codes: [552] },
	{
		means: never('too-big'),
		status: /^5\.(2\.3|3\.4)$/,
		words: /(message|size|too) (is )?(too )?(big|large)|exceeds.{0,30}size/i
	},
	{
		means: mailbox('sender-refused'),
		status: /^5\.(1\.[78]|7\.60)$/,
		words:
			/sender (address |domain |verify )?(is )?(rejected|refused|not|unknown|invalid|failed)|invalid sender|sendas|send as|domain of sender|not owned by|address is not verified|verified sender/i
	},
	{ means: mailbox('sender-refused'), steps: ['mail'] },
	{
		means: never('unknown-user'),
		steps: ['recipient'],
		status: /^5\.(1\.([0-6]|10)|2\.1|4\.[14])$/,
		words:
			/unknown|no such|does ?n[o']t exist|not found|invalid (user|recipient|mailbox|address)|mailbox (is )?(unavailable|disabled|inactive)|unrout(e|)able|no mailbox/i
	},
	{ means: never('blocked'), steps: ['recipient'], status: /^5\.7\./ },
	{ means: never('refused'), steps: ['recipient'] },
	{ means: never('unknown-user'), status: /^5\.1\.([1236]|10)$/ },
	{
		means: never('content-refused'),
		status: /^5\.6\./,
		words: /spam|virus|malware|content|attachment|junk|unsolicited|bulk/i
	},
	{ means: mailbox('blocked'), status: /^5\.7\./ },
	{ means: never('refused') }
];

/** The enhanced status code of a reply (RFC 3463), such as `5.1.1`, also as `(#5.1.1)`; or empty. */
const statusOf = (text: string): string => /(?:^|[\s(#])([245]\.\d{1,3}\.\d{1,3})(?=[\s),;:]|$)/.exec(text)?.[1] ?? '';

/** What a refusing reply to a step of the transaction means. */
export function meaningOf(step: Step, { code, text }: Reply): Meaning {
	const status = statusOf(text);
	const fits = ({ steps, codes, status: wantedStatus, words }: Rule): boolean => {
		if (steps && !steps.includes(step)) return false;
		if (codes && !codes.includes(code)) return false;
		if (!wantedStatus && !words) return true;
		return Boolean(wantedStatus?.test(status) || words?.test(text));
	};
	return (code < 500 ? temporary : permanent).find(fits)!.means;
}
