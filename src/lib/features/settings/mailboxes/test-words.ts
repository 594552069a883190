import type { TestEvent, TestStep } from '#domain/contract-mailbox-test.ts';
import { adviceWords } from '#ui/advice-words.ts';
import { formatLongDate } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { reasonWords } from '#ui/reason-words.ts';

/** What each step is called once it is done, and until then. */
export const stepNames: Record<TestStep, { done: () => string; open: () => string }> = {
	name: { done: m.mailbox_test_name, open: m.mailbox_step_name },
	connect: { done: m.mailbox_test_connect, open: m.mailbox_step_connect },
	tls: { done: m.mailbox_test_tls, open: m.mailbox_step_tls },
	login: { done: m.mailbox_test_login, open: m.mailbox_step_login },
	sender: { done: m.mailbox_test_sender, open: m.mailbox_step_sender },
	recipient: { done: m.mailbox_test_recipient, open: m.mailbox_step_recipient },
	accepted: { done: m.mailbox_test_accepted, open: m.mailbox_step_accepted },
	arrived: { done: m.mailbox_test_arrived, open: m.mailbox_step_arrived }
};

const skipped: Partial<Record<TestStep, () => string>> = {
	tls: m.mailbox_test_tls_skipped,
	login: m.mailbox_test_login_skipped,
	arrived: m.mailbox_test_arrived_skipped
};

/** What is told beside a step that is done or was not needed; empty where there is nothing to say. */
export function stepNote({ step, state, protection }: TestEvent): string {
	if (state === 'skipped') return skipped[step]?.() ?? '';
	if (!protection) return '';
	return m.mailbox_test_tls_until({
		protocol: protection.protocol.replace('TLSv', 'TLS '),
		date: formatLongDate(protection.until)
	});
}

interface Failure {
	/** What happened. */
	what: string;
	/** What to do. */
	help: string;
}

const own: Record<string, () => Failure> = {
	'no-password': () => ({ what: m.mailbox_test_no_password(), help: m.mailbox_test_no_password_help() }),
	'sign-in': () => ({ what: m.mailbox_test_no_sign_in(), help: m.mailbox_test_no_sign_in_help() }),
	'sign-in-unreachable': () => ({ what: m.mailbox_test_no_answer(), help: m.mailbox_sign_in_unreachable() }),
	'not-yet': () => ({ what: m.mailbox_test_not_yet(), help: m.mailbox_test_not_yet_help() }),
	unreadable: () => ({ what: m.mailbox_test_unreadable(), help: m.mailbox_test_unreadable_help() }),
	'connection-lost': () => ({ what: m.mailbox_test_lost(), help: m.mailbox_test_lost_help() })
};

const certificates: Record<string, () => Failure> = {
	expired: () => ({ what: m.mailbox_certificate_expired(), help: m.mailbox_certificate_expired_help() }),
	'not-yet-valid': () => ({ what: m.mailbox_certificate_early(), help: m.mailbox_certificate_early_help() }),
	'wrong-host': () => ({ what: m.mailbox_certificate_host(), help: m.mailbox_certificate_host_help() }),
	'self-signed': () => ({ what: m.mailbox_certificate_own(), help: m.mailbox_certificate_own_help() }),
	'unknown-issuer': () => ({ what: m.mailbox_certificate_unknown(), help: m.mailbox_certificate_own_help() }),
	changed: () => ({ what: m.mailbox_certificate_changed(), help: m.mailbox_certificate_changed_help() })
};

/** What went wrong at a step, and what to try next. */
export function failureWords({ reason, fault }: TestEvent): Failure {
	const known = certificates[fault ?? ''] ?? own[reason ?? ''];
	return known?.() ?? { what: reasonWords(reason) || m.mailbox_test_lost(), help: adviceWords(reason) };
}
