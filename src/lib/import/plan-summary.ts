import { sumCents, zeroCents, type Cents, type Currency } from '#domain/money.ts';
import { matches, type Plan, type Planned, type PlanSummary } from './plan.ts';

/** What a new invoice adds to the figures. */
interface Fresh {
	lines: number;
	currency: Currency | null;
	/** Null where only the total is known, or not even that. */
	net: Cents | null;
	gross: Cents | null;
	differs: boolean;
	alreadySent: boolean;
}

/** Counts what a dry run has found. */
export function summaryOf(plan: Plan, currency: Currency): PlanSummary {
	const entries = plan.items.map(({ entry }) => entry);
	const counts = { new: 0, changed: 0, same: 0, conflict: 0, refused: 0 };
	for (const { outcome } of entries) counts[outcome] += 1;
	const fresh = freshOf(plan);
	const sums = [...Map.groupBy(fresh, (one) => one.currency ?? currency)].map(([code, group]) => ({
		currency: code,
		net: sumCents(group.map(({ net }) => net ?? zeroCents)),
		gross: sumCents(group.map(({ gross }) => gross ?? zeroCents))
	}));
	return {
		counts,
		lines: fresh.reduce((sum, { lines }) => sum + lines, 0),
		sums,
		differingTotals: fresh.filter(({ differs }) => differs).length,
		unmailable: entries.filter((entry) => matches(entry, 'unmailable')).length,
		remarked: entries.filter((entry) => matches(entry, 'remarked')).length,
		markedSent: fresh.filter(({ alreadySent }) => alreadySent).length,
		newDebtors: plan.kind === 'documents' ? plan.debtors.length : 0,
		unknownTotals: fresh.filter(({ gross }) => gross === null).length
	};
}

function freshOf(plan: Plan): Fresh[] {
	switch (plan.kind) {
		case 'debtors':
			return [];
		case 'invoices':
			return taken(plan.items).map(({ lines, currency, totals: { net, gross }, statedGross, alreadySent }) => ({
				lines: lines.length,
				currency,
				net,
				gross,
				differs: statedGross !== null,
				alreadySent
			}));
		case 'documents':
			return taken(plan.items).map(({ currency, gross, alreadySent }) => ({
				lines: 0,
				currency,
				net: null,
				gross,
				differs: false,
				alreadySent
			}));
	}
}

const taken = <C>(items: readonly Planned<C>[]): C[] =>
	items.flatMap(({ entry, candidate }) => (entry.outcome === 'new' && candidate !== null ? [candidate] : []));
