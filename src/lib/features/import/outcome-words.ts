import type { ImportKind } from '#import/fields.ts';
import type { EntryFilter } from '#import/plan.ts';
import { m } from '#ui/paraglide/messages.js';
import type { Tone } from '#ui/tone.ts';

/** What a part of the dry run is called. */
export const outcomeWords: Record<EntryFilter, () => string> = {
	new: m.import_outcome_new,
	changed: m.import_outcome_changed,
	same: m.import_outcome_same,
	conflict: m.import_outcome_conflict,
	refused: m.import_outcome_refused,
	unmailable: m.import_filter_unmailable,
	remarked: m.import_filter_remarked
};

/** What becomes of the entries of a part. */
export const outcomeMeanings: Record<EntryFilter, () => string> = {
	new: m.import_meaning_new,
	changed: m.import_meaning_changed,
	same: m.import_meaning_same,
	conflict: m.import_meaning_conflict,
	refused: m.import_meaning_refused,
	unmailable: m.import_meaning_unmailable,
	remarked: m.import_meaning_remarked
};

/** How a part looks in a list. */
export const outcomeTones: Record<EntryFilter, Tone> = {
	new: 'send',
	changed: 'wait',
	same: 'held',
	conflict: 'prob',
	refused: 'prob',
	unmailable: 'prob',
	remarked: 'wait'
};

/** `Import 412 invoices`. */
export const importWords = (kind: ImportKind, count: number, shown: string): string =>
	kind === 'debtors' ? m.import_act_debtors({ count, shown }) : m.import_act_invoices({ count, shown });
