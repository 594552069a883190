import { TLSSocket, type ConnectionOptions } from 'node:tls';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Security } from '#domain/mailbox.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { describeCertificate, serverName } from './certificate.ts';
import { connect, logIn, type Credentials } from './enter.ts';
import { exchange, type Envelope, type Exchange, type Leave } from './exchange.ts';
import { lookAtCertificate, type Sight } from './look-at-certificate.ts';
import { reach, type Guard } from './reach.ts';
import type { SessionError } from './session-error.ts';
import { createTranscript, type Transcript } from './transcript.ts';
import { trustOf } from './trust.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

/** A mail server and how to log in there. */
export interface Target extends Credentials {
	host: string;
	port: number;
	security: Security;
	/** SHA-256 of the certificate to accept, in hex, or empty for a public chain. */
	pin: string;
}

/** How a connection is protected: `TLSv1.3`, and the end of the server's certificate (ISO). */
export interface Protection {
	protocol: string;
	until: string;
}

/** Who is told how far the opening of a session has come. */
export interface Opening {
	/** The name is known, and its address is one to connect to. */
	named: () => void;
	/** The server has answered and its certificate is right; null without TLS. */
	connected: (protection: Protection | null) => void;
}

/** Milliseconds to connect and be greeted, and to wait for any answer. */
export interface Timeouts {
	connect: number;
	reply: number;
}

/** A connection to a mail server, logged in. */
export interface Session {
	/** Sends one message; never throws and never retries. `leave` is asked before the end of the body goes out. */
	send(envelope: Envelope, bytes: Uint8Array, leave: Leave): Promise<Exchange>;
	/** Whether the server takes addresses in other letters than ASCII (SMTPUTF8, RFC 6531). */
	takesUtf8(): boolean;
	/** The largest message that the server says it takes, in bytes (SIZE, RFC 1870); null where it says nothing. */
	takesBytes(): number | null;
	/** Whether it can take another message. */
	isOpen(): boolean;
	/** Says goodbye where there is still somebody to say it to. */
	close(): void;
}

/** Connects to the checked address of a server, checks its certificate and logs in. An abort breaks the connection off. */
export async function openSession(
	target: Target,
	guard: Guard,
	timeouts: Timeouts,
	signal?: AbortSignal,
	opening?: Opening
): Promise<Result<Session, SessionError>> {
	const reached = await reach(target.host, target.port, guard);
	if (!reached.ok) return reached;
	opening?.named();
	const sight = { ...target, address: reached.value };
	const trust = await trustOf(sight, target.pin, timeouts.connect);
	if (!trust.ok) return trust;
	if (signal?.aborted) return err({ type: 'Unreachable', detail: 'Broken off' });
	// Destroyed, not closed: what still waits in the socket must not leave after it was given up.
	const watchdog = createWatchdog(timeouts.reply, () => {
		if (connection._socket) connection._socket.destroy(new Error('No answer in time'));
	});
	const transcript = createTranscript(watchdog.progress);
	const connection = new SMTPConnection({
		...optionsOf(target, sight, trust.value),
		...timesOf(timeouts),
		logger: transcript.logger
	});
	const breakOff = () => connection.close();
	signal?.addEventListener('abort', breakOff);
	connection.once('end', () => {
		signal?.removeEventListener('abort', breakOff);
		watchdog.rest();
	});
	const opened = await open(connection, target, opening);
	watchdog.rest();
	if (!opened.ok) {
		connection.close();
		return err(await withCertificate(opened.error, { ...target, ...sight }, timeouts));
	}
	return ok(sessionOn(connection, { transcript, watchdog }));
}

const optionsOf = (target: Target, sight: Sight, trust: ConnectionOptions): SMTPConnectionOptions => ({
	host: sight.address,
	...serverName(target.host),
	port: target.port,
	secure: target.security === 'tls',
	// Who pins a certificate wants to see it.
	requireTLS: target.security === 'starttls' || target.pin !== '',
	ignoreTLS: target.security === 'none',
	tls: trust,
	transactionLog: true
});

const timesOf = ({ connect, reply }: Timeouts): SMTPConnectionOptions => ({
	connectionTimeout: connect,
	greetingTimeout: connect,
	socketTimeout: reply
});

async function open(
	connection: SMTPConnection,
	target: Target,
	opening: Opening | undefined
): Promise<Result<void, SessionError>> {
	const connected = await connect(connection);
	if (!connected.ok) return connected;
	opening?.connected(protectionOf(connection));
	return logIn(connection, target);
}

function protectionOf({ _socket: socket }: SMTPConnection): Protection | null {
	if (!(socket instanceof TLSSocket)) return null;
	const until = socket.getPeerX509Certificate()?.validToDate.toISOString() ?? '';
	return { protocol: socket.getProtocol() ?? '', until };
}

/** A certificate that was refused is looked at once more, so that a person can be shown what it is. */
async function withCertificate(
	error: SessionError,
	target: Target & Sight,
	{ connect }: Timeouts
): Promise<SessionError> {
	if (error.type !== 'Certificate') return error;
	const shown = await lookAtCertificate(target, connect);
	const certificate = shown && describeCertificate(shown);
	const isChanged = target.pin !== '' && certificate !== null && certificate.fingerprint !== target.pin;
	return { ...error, fault: isChanged ? 'changed' : error.fault, certificate };
}

/** Ends a transaction whose envelope was refused, so that the next one can begin. */
const reset = (connection: SMTPConnection): Promise<boolean> =>
	new Promise((resolve) => {
		const giveUp = () => resolve(false);
		connection.once('end', giveUp);
		connection.reset((error) => {
			connection.off('end', giveUp);
			resolve(!error);
		});
	});

function sessionOn(connection: SMTPConnection, watch: { transcript: Transcript; watchdog: Watchdog }): Session {
	let isOpen = true;
	let ready = Promise.resolve(true);
	connection.once('end', () => (isOpen = false));
	connection.on('error', () => (isOpen = false));

	const destroy = () => {
		isOpen = false;
		connection.close();
	};
	return {
		takesUtf8: watch.transcript.takesUtf8,
		takesBytes: watch.transcript.takesBytes,
		isOpen: () => isOpen,
		async send(envelope, bytes, leave) {
			if (!(await ready)) destroy();
			const result = await exchange(connection, watch, envelope, bytes, leave);
			if (result.ending.type === 'Lost' || (result.end && !result.handedOver)) destroy();
			// What came of this message need not wait for the server to be ready for the next one.
			if (result.ending.type === 'Answered' && !result.end && isOpen) ready = reset(connection);
			return result;
		},
		close() {
			if (isOpen) connection.quit();
			isOpen = false;
		}
	};
}
