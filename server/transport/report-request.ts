import { needsUtf8 } from '#domain/address.ts';
import type { Envelope } from './exchange.ts';

/**
 * What is asked of a server that knows delivery status notifications (RFC 3461): to name the message in reports, to
 * return its headers alone, and to report failures and delays; successes would fill the mailbox. A single recipient is
 * named too, so that a report from behind a forwarding still says who it was; nodemailer names none of several.
 */
export function reportRequest({ id, to }: Envelope) {
	if (id === undefined) return {};
	const [only] = to;
	const recipient = to.length === 1 && only !== undefined && !needsUtf8(only) ? { recipient: only } : {};
	return { dsn: { id, return: 'headers', notify: ['failure', 'delay'], ...recipient } };
}
