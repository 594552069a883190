import { SvelteSet } from 'svelte/reactivity';
import { current } from '#ledger/current.svelte.ts';
import { guardsOf, type AddressGuard, type Guards } from '#ledger/guards.ts';
import { Live } from '#ledger/live.svelte.ts';
import type { Candidate } from './candidates.ts';

/** Which invoices are gone through: those worth a look, or all. */
export type Extent = 'worth' | 'all';

/** Going through invoices one by one, each beside its debtor. */
export class Looks {
	extent = $state<Extent>('worth');
	/** Ids of the invoices that a person has found right in this run. */
	readonly right = new SvelteSet<string>();

	readonly #going: () => readonly Candidate[];
	readonly #guards: Live<Guards>;
	#at = $state(0);

	/** `going` are the invoices that would go out now. */
	constructor(going: () => readonly Candidate[]) {
		this.#going = going;
		this.#guards = new Live(
			() => [],
			() => ({ issuerId: current.issuer?.id ?? '', invoices: going().map(({ invoice }) => invoice) }),
			({ issuerId, invoices }) => guardsOf(issuerId, invoices)
		);
	}

	readonly ready = $derived.by(() => this.#guards.ready);
	readonly worth = $derived.by(() => this.#going().filter(({ invoice }) => this.guards(invoice).some(isWorthALook)));
	/** One invoice alone is always looked at. */
	readonly list = $derived.by(() => (this.extent === 'worth' && this.#going().length > 1 ? this.worth : this.#going()));
	readonly at = $derived(Math.max(0, Math.min(this.#at, this.list.length - 1)));
	/** The invoice that is looked at, or null where none is left. */
	readonly one = $derived(this.list[this.at] ?? null);

	/** What is known of the addresses of an invoice. */
	guards(invoice: Candidate['invoice']): AddressGuard[] {
		return this.#guards.current(invoice);
	}

	/** Looks at another one: 1 forward, -1 back. */
	move(by: 1 | -1): void {
		this.#at = this.at + by;
	}

	/** Records that the invoice is right, and looks at the next one. */
	markRight(): void {
		if (!this.one) return;
		this.right.add(this.one.invoice.id);
		if (this.at < this.list.length - 1) this.move(1);
	}
}

/** Shared with other debtors, or no mail was ever accepted there. */
const isWorthALook = (guard: AddressGuard): boolean => guard.sharedWith.length > 0 || guard.lastAcceptedAt === '';
