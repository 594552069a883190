import type { ImapFlowError } from 'imapflow';
import { faultOf, type CertificateFault } from './certificate.ts';
import type { ReachError } from './reach.ts';

/** Why a mailbox cannot be looked into. */
export type ImapError =
	| ReachError
	/** No connection, or lost or silent. */
	| { type: 'Unreachable'; detail: string }
	/** No TLS where it is required, or the handshake failed. */
	| { type: 'Tls'; detail: string }
	/** The certificate is not trusted, or not the pinned one. */
	| { type: 'Certificate'; fault: CertificateFault; detail: string }
	/** The server did not take the login. */
	| { type: 'Login'; detail: string }
	/** The server refused a command. */
	| { type: 'Refused'; detail: string };

/** What an error of the IMAP client says. */
export function toImapError(error: unknown): ImapError {
	if (!(error instanceof Error)) return { type: 'Unreachable', detail: String(error) };
	const { code = '', authenticationFailed, tlsFailed, responseStatus, responseText } = error as ImapFlowError;
	const detail = (responseText ?? error.message).slice(0, 500);
	const fault = faultOf(code);
	if (fault) return { type: 'Certificate', fault, detail };
	if (tlsFailed || /^ERR_(SSL|TLS)_/.test(code)) return { type: 'Tls', detail };
	if (authenticationFailed) return { type: 'Login', detail };
	return responseStatus === undefined ? { type: 'Unreachable', detail } : { type: 'Refused', detail };
}
