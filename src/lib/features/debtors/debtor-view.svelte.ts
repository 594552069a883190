import { current } from '#ledger/current.svelte.ts';
import { countDebtors, wantedDebtors, type DebtorFilter } from '#ledger/debtor-list.ts';
import { Live } from '#ledger/live.svelte.ts';
import { returnsByDebtor } from '#ledger/returns.ts';
import type { DebtorRow, ReturnRow } from '#ledger/rows.ts';

const none: Record<DebtorFilter, number> = { any: 0, mail: 0, paper: 0, blocked: 0, returned: 0 };

/** What the list of debtors shows. The debtors themselves come from live queries. */
export class DebtorView {
	search = $state('');
	filter = $state<DebtorFilter>('any');

	readonly narrowed: boolean = $derived.by(() => this.search !== '' || this.filter !== 'any');
	readonly rows: Live<DebtorRow[], { issuerId: string; search: string; filter: DebtorFilter }>;
	readonly counts: Live<Record<DebtorFilter, number>, string>;
	/** Mails that came back, by debtor. */
	readonly returns: Live<Map<string, ReturnRow[]> | null, null>;

	constructor() {
		const issuerId = () => current.issuer?.id ?? '';
		this.rows = new Live<DebtorRow[], { issuerId: string; search: string; filter: DebtorFilter }>(
			[],
			() => ({ issuerId: issuerId(), search: this.search, filter: this.filter }),
			(given) => wantedDebtors(given.issuerId, given.search, given.filter)
		);
		this.counts = new Live(none, issuerId, countDebtors);
		this.returns = new Live<Map<string, ReturnRow[]> | null, null>(
			null,
			() => null,
			() => returnsByDebtor()
		);
	}

	/** The place of a debtor in the list; the first one for who is not in it. */
	placeOf(id: string): number {
		return Math.max(
			0,
			this.rows.current.findIndex((row) => row.id === id)
		);
	}
}
