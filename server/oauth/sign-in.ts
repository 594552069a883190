import type { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { AskError } from './ask.ts';
import { createAttempts, type SignInParts } from './attempts.ts';
import { clientOf } from './client.ts';
import { createCodeFlow, type CodeFlow } from './code-flow.ts';
import { beginDeviceFlow } from './device-flow.ts';

/** Signing a mailbox in at its provider with the operator's own registration there. */
export interface SignIn {
	/** `returnTo` is the relay's own address, to which a provider's page leads back; `by` the device that asks. */
	begin: (
		mailbox: MailboxRow,
		returnTo: string,
		by: string
	) => Promise<Result<SignInBegun, AskError | { type: 'NoClient' }>>;
	finish: CodeFlow['finish'];
	state: (mailboxId: string) => SignInState;
	stop: () => void;
}

/** Signs in at Google on its page, at Microsoft by a code, which works from any address of the relay. */
export function createSignIn(parts: SignInParts): SignIn {
	const attempts = createAttempts();
	const codeFlow = createCodeFlow(parts);
	return {
		async begin(mailbox, returnTo, by) {
			const client = clientOf(mailbox);
			if (!client) return err({ type: 'NoClient' });
			const attempt = attempts.begin(mailbox, by);
			switch (client.provider) {
				case 'google':
					return ok(codeFlow.begin(attempt, client, returnTo));
				case 'microsoft':
					return beginDeviceFlow(parts, attempt, client);
			}
		},
		finish: codeFlow.finish,
		state: attempts.of,
		stop: attempts.stop
	};
}
