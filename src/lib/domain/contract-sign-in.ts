import * as v from 'valibot';
import { time } from './contract-fields.ts';

/** POST mailboxes/:id/sign-in begins a sign-in at the mailbox's provider, in the place of one that runs. */
export const SignInBegun = v.variant('way', [
	/** Go there; the provider leads back to the relay. */
	v.object({ way: v.literal('page'), url: v.string() }),
	/** Open the page on any device and write the code there. */
	v.object({ way: v.literal('code'), page: v.string(), code: v.string(), until: time })
]);
export type SignInBegun = v.InferOutput<typeof SignInBegun>;

/** GET mailboxes/:id/sign-in: how the last sign-in fares. */
export const SignInState = v.object({
	state: v.picklist(['none', 'waiting', 'done', 'failed']),
	/** Why it failed: `denied`, `expired`, `unreachable`, `changed`, `no-lasting-leave`, `refused`. */
	reason: v.nullable(v.string()),
	/** The provider's own words. */
	detail: v.string()
});
export type SignInState = v.InferOutput<typeof SignInState>;

/** Where a provider leads back to after a sign-in, below the API's path. */
export const signInReturn = 'sign-in/return';
