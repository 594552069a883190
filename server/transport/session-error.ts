import type { NodemailerError } from 'nodemailer/lib/errors.js';
import { faultOf, type CertificateFault, type SeenCertificate } from './certificate.ts';
import type { ReachError } from './reach.ts';
import { parseReply, type Reply } from './reply.ts';

/** Why no session came about. Nothing has been sent in any of these cases. */
export type SessionError =
	| ReachError
	/** No connection, or lost or silent before the session stood. */
	| { type: 'Unreachable'; detail: string }
	/** Nothing answered the connection at all. */
	| { type: 'Silent'; detail: string }
	/** The server answered the greeting or EHLO with 4xx or 5xx. */
	| { type: 'Refused'; reply: Reply }
	/** No TLS where it is required, or the handshake failed. */
	| { type: 'Tls'; detail: string }
	/** The certificate is not trusted, or not the pinned one; null where it could not be looked at. */
	| { type: 'Certificate'; fault: CertificateFault; detail: string; certificate: SeenCertificate | null }
	/** The server did not take the login. */
	| { type: 'Login'; reply: Reply };

/** What nodemailer's error says about opening a session. */
export function toSessionError(error: NodemailerError): SessionError {
	const cause = String(error.originalCode ?? '');
	const fault = faultOf(cause);
	if (fault) return { type: 'Certificate', fault, detail: error.message, certificate: null };
	const reply = parseReply(error.response ?? '');
	const isTls = error.code === 'ETLS' || cause.startsWith('ERR_SSL_');
	// A 4xx to STARTTLS is about this moment only: 454 is "TLS not available due to temporary reason" (RFC 3207, 4).
	if (isTls && !(reply && reply.code < 500)) return { type: 'Tls', detail: error.message };
	if (!reply) return { type: isSilence(error) ? 'Silent' : 'Unreachable', detail: error.message };
	return error.code === 'EAUTH' ? { type: 'Login', reply } : { type: 'Refused', reply };
}

const isSilence = (error: NodemailerError): boolean =>
	'timeoutType' in error && error.timeoutType === 'CONNECT_TIMEOUT';
