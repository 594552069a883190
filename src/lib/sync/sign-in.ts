import { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';
import { callRelay } from './relay-client.ts';

/** Begins to sign a mailbox in at its provider. */
export const beginSignIn = (id: string) => callRelay(SignInBegun, { method: 'POST', path: `mailboxes/${id}/sign-in` });

/** How the last sign-in of a mailbox fares. */
export const signInState = (id: string) => callRelay(SignInState, { path: `mailboxes/${id}/sign-in` });
