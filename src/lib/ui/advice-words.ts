import type { Reason } from '#domain/receipt.ts';
import { m } from './paraglide/messages.js';

/** Reasons about which there is something to say beside the decision that a doubt asks for. */
const words: Partial<Record<Reason, () => string>> = {
	'unknown-user': m.advice_unknown_user,
	'mailbox-full': m.advice_mailbox_full,
	greylisted: m.advice_wait,
	'server-busy': m.advice_wait,
	'too-big': m.advice_too_big,
	blocked: m.advice_blocked,
	limit: m.advice_limit,
	'sender-refused': m.advice_sender_refused,
	'sender-domain': m.advice_sender_domain,
	login: m.advice_login,
	tls: m.advice_tls,
	certificate: m.advice_certificate,
	unreachable: m.advice_unreachable,
	firewall: m.advice_firewall,
	'unknown-host': m.advice_unknown_host,
	'content-refused': m.advice_content_refused,
	refused: m.advice_refused,
	damaged: m.advice_damaged,
	'too-old': m.advice_too_old,
	letters: m.advice_letters,
	'not-allowed': m.advice_not_allowed,
	restored: m.advice_restored
};

/** What to do about a reason, in words; empty where nothing can be, or where this app does not know it. */
export const adviceWords = (reason: string | null): string =>
	reason !== null && Object.hasOwn(words, reason) ? words[reason as Reason]!() : '';
