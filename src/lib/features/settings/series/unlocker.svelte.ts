import { nextNumber } from '#domain/numbering.ts';
import { unlockSeries, type SeriesView, type UnlockRefusal } from '#ledger/series.ts';
import { m } from '#ui/paraglide/messages.js';
import { seriesShown } from '#ui/pattern-fields.ts';

/** How a locked series can go on. */
export type Way = 'count' | 'pattern';

/** Lets a person confirm where a locked series goes on; `isAsked` where the relay has told what it knows. */
export class SeriesUnlocker {
	way = $state<Way>('count');
	next = $state('');
	pattern = $state('');
	/** Whether the person says that the last number was looked up, which the relay could not tell. */
	looked = $state(false);
	tried = $state(false);
	#refused = $state.raw<UnlockRefusal | null>(null);

	readonly #view: () => SeriesView;
	readonly #isAsked: () => boolean;
	readonly #today: string;

	constructor(view: () => SeriesView, isAsked: () => boolean, today: string) {
		this.#view = view;
		this.#isAsked = isAsked;
		this.#today = today;
		this.pattern = `N${view().proposal.pattern}`;
	}

	/** The count in the field; the proposed one until it is written over. */
	readonly count = $derived.by(() => (this.next === '' ? String(this.#view().proposal.next) : this.next));
	readonly chosen = $derived.by(() =>
		this.way === 'count'
			? { pattern: this.#view().proposal.pattern, next: Number(this.count) }
			: { pattern: this.pattern.trim(), next: 1 }
	);

	/** The number that would come next, or null where what is written gives none. */
	readonly number = $derived.by(() => {
		const { series, proposal } = this.#view();
		if (!Number.isSafeInteger(this.chosen.next) || this.chosen.next < 1) return null;
		const { year, lastDate } = proposal;
		const day = lastDate > this.#today ? lastDate : this.#today;
		const given = nextNumber({ ...series, ...this.chosen, year, lastDate, locked: false }, day);
		return given.ok ? given.value.number : null;
	});

	readonly countError = $derived.by(() => (this.way === 'count' && this.tried ? this.#countWords() : undefined));
	readonly patternError = $derived.by(() => (this.way === 'pattern' && this.tried ? this.#patternWords() : undefined));
	readonly needsLook = $derived.by(() => !this.#isAsked() && this.way === 'count');

	/** Unlocks the series; answers the number that comes next, or null where something is to be mended. */
	async confirm(): Promise<string | null> {
		this.tried = true;
		this.#refused = null;
		const { number } = this;
		if (number === null || (this.needsLook && !this.looked)) return null;
		const unlocked = await unlockSeries(this.#view().series.id, this.chosen);
		if (unlocked.ok) return number;
		this.#refused = unlocked.error;
		return null;
	}

	#countWords(): string | undefined {
		if (!/^[1-9]\d{0,8}$/.test(this.count)) return m.backup_not_a_number();
		if (this.#refused?.type === 'TooLow') return m.backup_too_low({ next: this.#refused.next });
		if (this.#refused?.type === 'NotLocked') return m.backup_not_locked();
		if (this.#refused?.type === 'Replaced') return m.backup_replaced();
		return undefined;
	}

	#patternWords(): string | undefined {
		if (this.number === null || this.#refused?.type === 'BadPattern')
			return m.backup_pattern_bad({ field: seriesShown('{number}') });
		if (this.#refused?.type === 'Collides') return m.backup_collides({ pattern: seriesShown(this.#refused.pattern) });
		if (this.#refused?.type === 'NotLocked') return m.backup_not_locked();
		if (this.#refused?.type === 'Replaced') return m.backup_replaced();
		return undefined;
	}
}
