import type { TestEvent, TestStep } from '#domain/contract-mailbox-test.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { NoCredentials } from '#server/transport/enter.ts';
import type { Exchange } from '#server/transport/exchange.ts';
import type { Reply } from '#server/transport/reply.ts';
import type { SessionError } from '#server/transport/session-error.ts';
import { meaningOf, type Step } from './meaning.ts';

/** An event that says no more than its step. */
export const plainEvent = (step: TestStep, state: TestEvent['state']): TestEvent => ({
	step,
	state,
	reason: null,
	words: '',
	protection: null,
	fault: null,
	certificate: null
});

const failed = (step: TestStep, reason: string, words = ''): TestEvent => ({
	...plainEvent(step, 'failed'),
	reason,
	words
});

/** What it means for the test that there is nothing to log in with. */
export function failureOfLogin(error: NoCredentials, login: MailboxRow['login']): TestEvent {
	switch (error.type) {
		case 'NotSignedIn':
			return failed('login', login === 'oauth' ? 'sign-in' : 'no-password');
		case 'Revoked':
			return failed('login', 'sign-in', error.detail);
		case 'NoAnswer':
			return failed('login', 'sign-in-unreachable', error.detail);
	}
}

/** The events of a session that did not come about; `open` is the step that was under way. */
export function failureOfOpening(error: SessionError, open: 'connect' | 'login'): TestEvent[] {
	const connected = plainEvent('connect', 'done');
	switch (error.type) {
		case 'NotAllowed':
			return [failed('name', 'not-allowed')];
		case 'UnknownHost':
			return [failed('name', 'unknown-host', error.detail)];
		case 'Silent':
			return [failed('connect', 'firewall', error.detail)];
		case 'Unreachable':
			return [failed(open, open === 'connect' ? 'unreachable' : 'connection-lost', error.detail)];
		case 'Refused':
			return [failed(open, error.reply.code < 500 ? 'server-busy' : 'blocked', wordsOf(error.reply))];
		case 'Tls':
			return [connected, failed('tls', 'tls', error.detail)];
		case 'Certificate': {
			const { fault, certificate, detail } = error;
			return [connected, { ...failed('tls', 'certificate', detail), fault, certificate }];
		}
		case 'Login':
			return [failed('login', error.reply.code < 500 ? 'server-busy' : 'login', wordsOf(error.reply))];
	}
}

/** The events of a mail that was not taken; none where it was. */
export function failureOfExchange({ mail, recipients, data, end, ending }: Exchange): TestEvent[] {
	if (mail && mail.code >= 300) return [refused('sender', 'mail', mail)];
	const sender = plainEvent('sender', 'done');
	const bad = recipients.find((reply) => reply !== null && reply.code >= 300);
	if (bad) return [sender, refused('recipient', 'recipient', bad)];
	if (end && end.code >= 300) return [refused('accepted', 'end', end)];
	if (end) return [];
	if (data && data.code >= 400) return [refused('accepted', 'data', data)];
	const words = ending.type === 'Answered' ? '' : ending.detail;
	return [failed('accepted', ending.type === 'TooBig' ? 'too-big' : 'connection-lost', words)];
}

const refused = (step: TestStep, at: Step, reply: Reply): TestEvent =>
	failed(step, meaningOf(at, reply).reason, wordsOf(reply));

const wordsOf = ({ code, text }: Reply): string => `${code} ${text}`.slice(0, 500);
