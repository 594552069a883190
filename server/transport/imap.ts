import type { ConnectionOptions } from 'node:tls';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { ImapAccount } from '#domain/mailbox.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { toImapError, type ImapError } from './imap-error.ts';
import { reach, type Guard } from './reach.ts';
import { trustOf } from './trust.ts';

/** What opens an account: a password, or an access token by OAuth2. */
export type ImapSecret = { password: string } | { accessToken: string };

/** An IMAP server and how to log in there. */
export interface ImapTarget extends ImapAccount {
	secret: ImapSecret;
	/** SHA-256 of the certificate to accept, in hex, or empty for a public chain. */
	pin: string;
}

/** Milliseconds: to connect and be greeted, without a sign of life, and between two pokes while nothing happens. */
export interface ImapTimeouts {
	connect: number;
	silence: number;
	idle: number;
}

/** Routers forget a silent connection after some five minutes, servers end IDLE after 30 (RFC 2177). */
const usualTimeouts: ImapTimeouts = { connect: 60_000, silence: 5 * 60_000, idle: 4 * 60_000 };

/** Bytes of one line, one part and one answer: more than any that is asked for. */
const limits = { maxLineLength: 1_000_000, maxLiteralSize: 10_000_000, maxResponseSize: 20_000_000 };

/**
 * Connects to the checked address of an IMAP server, checks its certificate and logs in. Who opens it closes it; an
 * abort closes it in any case.
 */
export async function openImap(
	target: ImapTarget,
	guard: Guard,
	signal?: AbortSignal,
	timeouts: ImapTimeouts = usualTimeouts
): Promise<Result<ImapFlow, ImapError>> {
	const reached = await reach(target.host, target.port, guard);
	if (!reached.ok) return reached;
	const { host, port, security, pin } = target;
	const sight = { host, port, security, address: reached.value, speaks: 'imap' } as const;
	const trust = await trustOf(sight, pin, timeouts.connect);
	if (!trust.ok) return trust;
	const client = new ImapFlow(optionsOf(target, reached.value, trust.value, timeouts));
	const breakOff = () => client.close();
	signal?.addEventListener('abort', breakOff);
	client.once('close', () => signal?.removeEventListener('abort', breakOff));
	// A lost connection also fails the command that waits for it; without a listener it would end the process.
	client.on('error', () => undefined);
	try {
		await client.connect();
		return ok(client);
	} catch (error) {
		client.close();
		return err(toImapError(error));
	}
}

const optionsOf = (
	{ port, security, user, secret }: ImapTarget,
	address: string,
	trust: ConnectionOptions,
	timeouts: ImapTimeouts
): ImapFlowOptions => ({
	...limits,
	host: address,
	port,
	secure: security === 'tls',
	doSTARTTLS: security === 'starttls',
	tls: trust,
	auth: 'password' in secret ? { user, pass: secret.password } : { user, accessToken: secret.accessToken },
	connectionTimeout: timeouts.connect,
	greetingTimeout: timeouts.connect,
	socketTimeout: timeouts.silence,
	maxIdleTime: timeouts.idle,
	disableAutoIdle: true,
	clientInfo: { name: 'Facturier' },
	logger: false
});
