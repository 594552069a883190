import type { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';
import { pullMailboxes } from '#sync/mailboxes.ts';
import type { RelayError } from '#sync/relay-client.ts';
import { beginSignIn, signInState } from '#sync/sign-in.ts';

/** Milliseconds between two looks at how a sign-in fares. */
const pause = 2_000;

/** Where the browser keeps, for its session, the address of the page that one left for a provider's. */
const leftFrom = 'facturier-left-for-provider';

/** The address of this page as it was when one left it for a provider's, which leads back to it without its search; once. */
export function addressBefore(): string | null {
	const address = sessionStorage.getItem(leftFrom);
	sessionStorage.removeItem(leftFrom);
	return location.search === '' && address?.startsWith(`${location.pathname}?`) ? address : null;
}

/** Signing a mailbox in at its provider, as far as it has come. */
export class SignIn {
	readonly id: string;
	/** The code to write on the provider's page. */
	code = $state.raw<Extract<SignInBegun, { way: 'code' }> | null>(null);
	last = $state.raw<SignInState | null>(null);
	fault = $state.raw<RelayError | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Which beginning is under way: what is heard of an earlier one counts no more. */
	#round = 0;

	constructor(id: string) {
		this.id = id;
	}

	/** Goes to the provider's page, or shows the code for it. */
	async begin(): Promise<void> {
		this.stop();
		const round = this.#round;
		this.fault = this.last = this.code = null;
		const begun = await beginSignIn(this.id);
		if (round !== this.#round) return;
		if (!begun.ok) {
			this.fault = begun.error;
			return;
		}
		if (begun.value.way === 'page') {
			sessionStorage.setItem(leftFrom, location.pathname + location.search);
			return location.assign(begun.value.url);
		}
		this.code = begun.value;
		this.#lookLater();
	}

	/**
	 * Looks at how the last sign-in fares, until it has come out: one that began before this page was opened too, such as
	 * where a tablet has let go of the page while the provider's was in front.
	 */
	async look(): Promise<void> {
		const round = this.#round;
		const state = await signInState(this.id);
		if (round !== this.#round) return;
		if (state.ok) this.last = state.value;
		const isOpen = this.last ? this.last.state === 'waiting' : this.code !== null;
		if (isOpen) return this.#lookLater();
		this.code = null;
		if (this.last?.state === 'done') await pullMailboxes();
	}

	/** Looks no more. */
	stop(): void {
		this.#round += 1;
		clearTimeout(this.#timer);
	}

	#lookLater(): void {
		this.#timer = setTimeout(() => void this.look(), pause);
	}
}
