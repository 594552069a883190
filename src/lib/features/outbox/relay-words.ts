import type { RelayError } from '#sync/relay-client.ts';
import { formatTime } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { reasonWords } from '#ui/reason-words.ts';
import { knownRefusal } from '#ui/relay-words.ts';

/** Why the relay gave no answer, for a line of small print. */
export function relayFault(error: RelayError): string {
	switch (error.type) {
		case 'Unreachable':
			return m.outbox_fault_unreachable();
		case 'Intercepted':
			return m.shell_intercepted();
		case 'NotPaired':
			return m.outbox_fault_not_paired();
		case 'Revoked':
			return m.devices_revoked_text();
		case 'Refused':
			if (knownRefusal(error.refusal)) return knownRefusal(error.refusal);
			return [error.refusal.error, error.refusal.part, error.refusal.detail].filter(Boolean).join(' · ');
		case 'Strange':
			return error.detail;
	}
}

/** Why a decision was not taken. */
export function resolveFault(error: RelayError): string {
	if (error.type !== 'Refused') return relayFault(error);
	const { error: key, detail } = error.refusal;
	if (key === 'too-early' && detail) return m.outbox_fault_too_early({ time: formatTime(detail) });
	if (key === 'not-uncertain') return m.outbox_fault_not_uncertain();
	return relayFault(error);
}

/** Why nobody could look for a mail in Sent. */
export function checkFault(error: RelayError): string {
	if (error.type !== 'Refused') return relayFault(error);
	const { error: key, part } = error.refusal;
	switch (key) {
		case 'not-found':
			return m.outbox_check_lost();
		case 'no-imap':
			return m.outbox_check_no_imap();
		case 'no-sent-folder':
			return m.outbox_check_no_folder();
		case 'no-proof':
			return m.outbox_check_no_proof();
		case 'not-uncertain':
			return m.outbox_fault_not_uncertain();
		case 'imap-failed':
			return reasonWords(part ?? null) || relayFault(error);
		default:
			return relayFault(error);
	}
}

/** Until when the relay takes no more from this device, as ISO time; empty where that is not why it refused. */
export const deviceLimitUntil = (error: RelayError | null): string =>
	error?.type === 'Refused' && error.refusal.error === 'device-limit' ? (error.refusal.detail ?? '') : '';
