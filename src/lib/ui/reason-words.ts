import type { Reason } from '#domain/receipt.ts';
import { m } from './paraglide/messages.js';

const words: Record<Reason, () => string> = {
	'unknown-user': m.outbox_reason_unknown_user,
	'mailbox-full': m.outbox_reason_mailbox_full,
	greylisted: m.outbox_reason_greylisted,
	'too-big': m.outbox_reason_too_big,
	blocked: m.outbox_reason_blocked,
	limit: m.outbox_reason_limit,
	'sender-refused': m.outbox_reason_sender_refused,
	'sender-domain': m.outbox_reason_sender_domain,
	firewall: m.outbox_reason_firewall,
	'unknown-host': m.outbox_reason_unknown_host,
	login: m.outbox_reason_login,
	tls: m.outbox_reason_tls,
	certificate: m.outbox_reason_certificate,
	unreachable: m.outbox_reason_unreachable,
	'connection-lost': m.outbox_reason_connection_lost,
	'server-busy': m.outbox_reason_server_busy,
	'content-refused': m.outbox_reason_content_refused,
	refused: m.outbox_reason_refused,
	restarted: m.outbox_reason_restarted,
	restored: m.outbox_reason_restored,
	damaged: m.outbox_reason_damaged,
	'too-old': m.outbox_reason_too_old,
	letters: m.outbox_reason_letters,
	'not-allowed': m.outbox_reason_not_allowed
};

/** Why a recipient is in its state, in words; empty where the relay says nothing that this app knows. */
export const reasonWords = (reason: string | null): string =>
	reason !== null && Object.hasOwn(words, reason) ? words[reason as Reason]() : '';
