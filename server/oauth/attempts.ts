import type { SignInState } from '#domain/contract-sign-in.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { giveSecret } from '#server/queue/secrets.ts';
import type * as v from 'valibot';
import type { TokenParts } from './access-tokens.ts';
import type { AskError, TokenAnswer } from './ask.ts';

/** What signing in needs beside what tokens need. */
export interface SignInParts extends TokenParts {
	/** Tells the worker that a mailbox may work again. */
	wake: () => void;
}

/** One sign-in on its way, or ended. A new one of the same mailbox takes its place. */
export interface Attempt {
	mailbox: MailboxRow;
	/** The id of the device that began it. */
	by: string;
	state: SignInState;
	/** Aborted when another takes its place, or the relay stops. */
	over: AbortController;
}

/** The last attempt of each mailbox. Kept in memory: after a restart one begins anew. */
export interface Attempts {
	begin: (mailbox: MailboxRow, by: string) => Attempt;
	of: (mailboxId: string) => SignInState;
	stop: () => void;
}

const none: SignInState = { state: 'none', reason: null, detail: '' };

/** Keeps the attempts. */
export function createAttempts(): Attempts {
	const last = new Map<string, Attempt>();
	return {
		begin(mailbox, by) {
			last.get(mailbox.id)?.over.abort();
			const attempt: Attempt = { mailbox, by, state: { ...none, state: 'waiting' }, over: new AbortController() };
			last.set(mailbox.id, attempt);
			return attempt;
		},
		of: (mailboxId) => last.get(mailboxId)?.state ?? none,
		stop: () => last.forEach(({ over }) => over.abort())
	};
}

/** Ends an attempt in failure. */
export function fail(attempt: Attempt, reason: string, detail = ''): void {
	attempt.state = { state: 'failed', reason, detail };
}

/** Ends an attempt by what the provider refused. */
export function failBy(attempt: Attempt, error: AskError): void {
	if (error.type === 'Unreachable') return fail(attempt, 'unreachable', error.detail);
	if (error.code === 'access_denied' || error.code === 'authorization_declined') return fail(attempt, 'denied');
	if (error.code === 'expired_token' || error.code === 'code_expired') return fail(attempt, 'expired');
	fail(attempt, 'refused', error.detail || error.code);
}

/** Keeps what the provider gave, if the mailbox is still the one that the attempt began for. */
export async function succeed(
	{ store, vault, log, now, wake }: SignInParts,
	attempt: Attempt,
	answer: v.InferOutput<typeof TokenAnswer>
): Promise<void> {
	const { mailbox, by } = attempt;
	if (!answer.refresh_token) return fail(attempt, 'no-lasting-leave');
	const secret = vault.seal(mailbox.id, 'refresh', answer.refresh_token);
	if (!(await giveSecret(store, { before: mailbox, secret, by, at: now() }))) return fail(attempt, 'changed');
	attempt.state = { ...none, state: 'done' };
	log.info({ mailboxId: mailbox.id }, 'mailbox.signed-in');
	wake();
}
