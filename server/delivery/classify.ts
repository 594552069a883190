import type { Reason } from '#domain/receipt.ts';
import type { NoCredentials } from '#server/transport/enter.ts';
import type { Reply } from '#server/transport/reply.ts';
import type { SessionError } from '#server/transport/session-error.ts';

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
			return { type: 'Down', reason: 'unknown-host', detail: error.detail, code: null };
		case 'Silent':
			return { type: 'Down', reason: 'firewall', detail: error.detail, code: null };
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
