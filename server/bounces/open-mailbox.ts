import type { ImapFlow } from 'imapflow';
import type { Reason } from '#domain/receipt.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { imapOf } from '#server/queue/mailboxes.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { NoCredentials } from '#server/transport/enter.ts';
import { toImapError, type ImapError } from '#server/transport/imap-error.ts';
import { openImap, type ImapSecret } from '#server/transport/imap.ts';
import type { Reading } from './reading.ts';

/** Why a mailbox cannot be looked into, as a key for the app, and the server's own words. */
export interface Problem {
	problem: Reason;
	detail: string;
}

/** Logs in where a mailbox is read; null where it has no IMAP. An abort breaks the connection off. */
export async function openMailbox(
	reading: Reading,
	mailbox: MailboxRow,
	signal?: AbortSignal
): Promise<Result<ImapFlow, Problem> | null> {
	const imap = imapOf(mailbox);
	if (imap === null) return null;
	const login = await reading.credentials(mailbox);
	if (!login.ok) return err(problemOfLogin(login.error));
	const { password, token } = login.value;
	// A certificate is pinned for one server; another one has to show a public chain.
	const pin = imap.host === mailbox.host && imap.security !== 'none' ? mailbox.pin : '';
	const open = (secret: ImapSecret) => openImap({ ...imap, secret, pin }, reading.guard, signal);
	const first = await open(token ? { accessToken: await token('held') } : { password });
	const again = !first.ok && first.error.type === 'Login' && token;
	const opened = again ? await open({ accessToken: await token('fresh') }) : first;
	return opened.ok ? ok(opened.value) : err(problemOf(opened.error));
}

function problemOfLogin(error: NoCredentials): Problem {
	switch (error.type) {
		case 'NotSignedIn':
			return { problem: 'login', detail: '' };
		case 'Revoked':
			return { problem: 'login', detail: error.detail };
		case 'NoAnswer':
			return { problem: 'unreachable', detail: error.detail };
	}
}

function problemOf(error: ImapError): Problem {
	switch (error.type) {
		case 'NotAllowed':
			return { problem: 'not-allowed', detail: '' };
		case 'UnknownHost':
		case 'Unreachable':
			return { problem: 'unreachable', detail: error.detail };
		case 'Tls':
			return { problem: 'tls', detail: error.detail };
		case 'Certificate':
			return { problem: 'certificate', detail: error.detail };
		case 'Login':
			return { problem: 'login', detail: error.detail };
		case 'Refused':
			return { problem: 'refused', detail: error.detail };
	}
}

/** What broke a connection off that had stood; null where it was a fault of our own. */
export function problemOfLoss(error: unknown): Problem | null {
	if (!(error instanceof Error)) return null;
	const code = 'code' in error ? error.code : undefined;
	const isTheirs = 'responseStatus' in error || (code !== undefined && code !== 'ERR_SQLITE_ERROR');
	return isTheirs ? problemOf(toImapError(error)) : null;
}
