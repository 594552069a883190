import { blankDebtor } from '#domain/blank.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import { recipientsOf } from '#domain/recipients.ts';
import { goesByMail } from '#domain/route.ts';
import { withValues, type DebtorCandidate } from './debtors.ts';
import type { DebtorField } from './fields.ts';
import type { Note } from './note.ts';
import type { Change, Known, Plan, Planned } from './plan.ts';
import type { Refusal } from './refusal.ts';

/** What would become of the debtors of a file. */
export function planDebtors(candidates: readonly DebtorCandidate[], refused: readonly Refusal[], known: Known): Plan {
	const items = [...candidates.map((candidate) => planDebtor(candidate, known)), ...refused.map(refusedItem)];
	return { kind: 'debtors', items: items.sort((a, b) => a.entry.rows[0]! - b.entry.rows[0]!) };
}

/** An entry for what is left out. */
export const refusedItem = ({ rows, number, name, problems }: Refusal): Planned<never> => ({
	entry: { rows, number, name, outcome: 'refused', gross: null, currency: null, changes: [], problems, notes: [] },
	candidate: null
});

function planDebtor(candidate: DebtorCandidate, { debtors, issuer }: Known): Planned<DebtorCandidate> {
	const { row, number, values, digest } = candidate;
	const found = debtors.get(number);
	const changes = found && !found.merged && found.contentDigest !== digest ? changesOf(found.debtor, candidate) : [];
	const outcome = !found ? 'new' : changes.length > 0 ? 'changed' : 'same';
	const becomes = withValues(found?.debtor ?? newDebtor(candidate, issuer), values);
	const notes = [...candidate.notes, ...(outcome === 'same' ? [] : mailNotes(becomes, issuer))];
	const name = values.name ?? found?.debtor.name ?? '';
	return {
		entry: { rows: [row], number, name, outcome, gross: null, currency: null, changes, problems: [], notes },
		candidate
	};
}

/** A debtor as it begins: what the file does not say is the issuer's, and without an address it gets paper. */
export function newDebtor({ number, values }: DebtorCandidate, issuer: Issuer): Debtor {
	const debtor = withValues({ ...blankDebtor(issuer), number }, values);
	const { written } = recipientsOf({ recipientsEdited: null }, debtor, issuer);
	return { ...debtor, route: values.route ?? (written === '' ? 'paper' : 'mail') };
}

/** Says where a debtor gets invoices by mail but has no address that can be used. */
export function mailNotes(debtor: Debtor, issuer: Issuer): Note[] {
	if (!goesByMail(debtor.route)) return [];
	const recipients = recipientsOf({ recipientsEdited: null }, debtor, issuer);
	if (recipients.state === 'ready') return [];
	const good = recipients.reason.type === 'BadParts' ? recipients.reason.good.length : 0;
	return [{ type: 'CannotBeMailed', text: recipients.written, good }];
}

function changesOf(debtor: Debtor, { values }: DebtorCandidate): Change[] {
	const now: Record<string, unknown> = { ...debtor, ...debtor.address };
	return Object.entries(values)
		.filter(([field, value]) => now[field] !== value)
		.map(([field, to]) => ({ field: field as DebtorField, from: String(now[field]), to }));
}
