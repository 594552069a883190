import { describe, expect, it } from 'vitest';
import { meaningOf, troubleOf, type Step } from './classify.ts';

const table: [Step, number, string, string, string][] = [
	['recipient', 450, '4.2.0 Greylisted, try again later', 'Later', 'greylisted'],
	['recipient', 451, '4.7.1 Please try again', 'Later', 'server-busy'],
	['recipient', 450, '4.7.1 Please try again', 'Later', 'greylisted'],
	['recipient', 452, '4.2.2 Mailbox full', 'Later', 'mailbox-full'],
	['recipient', 421, '4.3.2 Shutting down', 'Later', 'server-busy'],
	['recipient', 452, '4.5.3 Too many recipients', 'Later', 'limit'],
	['recipient', 552, 'Too many recipients', 'Later', 'mailbox-full'],
	['recipient', 503, 'Bad sequence of commands', 'Later', 'server-busy'],
	['recipient', 550, '5.1.1 User unknown', 'Never', 'unknown-user'],
	['recipient', 550, 'No such user here', 'Never', 'unknown-user'],
	['recipient', 554, '5.7.1 Blocked by the recipient', 'Never', 'blocked'],
	['recipient', 550, '5.2.2 Over quota', 'Never', 'mailbox-full'],
	['recipient', 550, 'Requested action not taken', 'Never', 'refused'],
	['recipient', 554, '5.7.1 Relay access denied', 'Mailbox', 'login'],
	['recipient', 530, '5.7.0 Authentication required', 'Mailbox', 'login'],
	['recipient', 550, '5.4.5 Daily user sending limit exceeded', 'Mailbox', 'limit'],
	['recipient', 553, '5.7.1 Sender address rejected: not owned by user', 'Mailbox', 'sender-refused'],
	['mail', 450, '4.7.1 Rate limit exceeded', 'Later', 'limit'],
	['mail', 550, '5.7.1 You may not send as this', 'Mailbox', 'sender-refused'],
	['mail', 550, '5.7.30 Basic authentication is not supported', 'Mailbox', 'login'],
	['mail', 552, '5.3.4 Message size exceeds fixed limit', 'Never', 'too-big'],
	['mail', 503, '5.5.1 Nested MAIL command', 'Later', 'server-busy'],
	['data', 451, '4.3.0 Try later', 'Later', 'server-busy'],
	['data', 554, '5.5.1 No valid recipients', 'Never', 'refused'],
	['end', 452, '4.3.1 Insufficient storage', 'Later', 'server-busy'],
	['end', 421, '4.3.2 Closing', 'Later', 'server-busy'],
	['end', 552, '5.3.4 Too large', 'Never', 'too-big'],
	['end', 554, '5.7.1 Spam message rejected', 'Never', 'content-refused'],
	['end', 550, '5.6.0 Malformed', 'Never', 'content-refused'],
	['end', 550, '5.1.1 User unknown', 'Never', 'unknown-user'],
	['end', 550, '5.7.1 Refused by policy', 'Mailbox', 'blocked'],
	['end', 550, '5.7.8 Not authenticated', 'Mailbox', 'login'],
	['end', 554, 'Transaction failed', 'Never', 'refused']
];

describe('meaningOf', () => {
	it.each(table)('%s %i %s: %s, %s', (step, code, text, type, reason) =>
		expect(meaningOf(step, { code, text })).toEqual({ type, reason })
	);

	it('never gives a message up for a 4xx, whatever the words', () => {
		for (const [step, , text] of table) expect(meaningOf(step, { code: 451, text }).type).toBe('Later');
	});
});

describe('troubleOf', () => {
	it.each([
		[{ type: 'NotAllowed' } as const, 'Pause', 'not-allowed'],
		[{ type: 'Tls', detail: 'no STARTTLS' } as const, 'Pause', 'tls'],
		[{ type: 'Certificate', fault: 'expired', detail: 'expired', certificate: null } as const, 'Pause', 'certificate'],
		[{ type: 'Login', reply: { code: 535, text: '5.7.8 bad' } } as const, 'Pause', 'login'],
		[{ type: 'Login', reply: { code: 454, text: '4.7.0 later' } } as const, 'Down', 'server-busy'],
		[{ type: 'Refused', reply: { code: 554, text: 'go away' } } as const, 'Pause', 'blocked'],
		[{ type: 'Refused', reply: { code: 421, text: 'too many' } } as const, 'Down', 'server-busy'],
		[{ type: 'UnknownHost', detail: 'ENOTFOUND' } as const, 'Down', 'unreachable'],
		[{ type: 'Unreachable', detail: 'ECONNREFUSED' } as const, 'Down', 'unreachable']
	])('%o: %s, %s', (error, type, reason) => expect(troubleOf(error)).toMatchObject({ type, reason }));
});
