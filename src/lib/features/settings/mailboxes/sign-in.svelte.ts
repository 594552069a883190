import type { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';
import { pullMailboxes } from '#sync/mailboxes.ts';
import type { RelayError } from '#sync/relay-client.ts';
import { beginSignIn, signInState } from '#sync/sign-in.ts';

/** Milliseconds between two looks at how a sign-in fares. */
const pause = 2_000;

/** Signing a mailbox in at its provider, as far as it has come. */
export class SignIn {
	readonly id: string;
	busy = $state(false);
	/** The code to write on the provider's page. */
	code = $state.raw<Extract<SignInBegun, { way: 'code' }> | null>(null);
	last = $state.raw<SignInState | null>(null);
	fault = $state.raw<RelayError | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(id: string) {
		this.id = id;
	}

	/** Goes to the provider's page, or shows the code for it. */
	async begin(): Promise<void> {
		this.busy = true;
		this.fault = this.last = this.code = null;
		const begun = await beginSignIn(this.id);
		this.busy = false;
		if (!begun.ok) {
			this.fault = begun.error;
			return;
		}
		if (begun.value.way === 'page') return location.assign(begun.value.url);
		this.code = begun.value;
		this.#watch();
	}

	/** Looks at how the last sign-in came out, such as after the way back from the provider's page. */
	async look(): Promise<void> {
		const state = await signInState(this.id);
		if (!state.ok) return;
		this.last = state.value;
		if (state.value.state === 'waiting') return;
		this.code = null;
		if (state.value.state === 'done') await pullMailboxes();
	}

	/** Stops looking. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	#watch(): void {
		this.#timer = setTimeout(() => {
			void this.look().then(() => {
				if (this.code) this.#watch();
			});
		}, pause);
	}
}
