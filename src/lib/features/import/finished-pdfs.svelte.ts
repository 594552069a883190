import type { PatternError } from '#domain/pattern.ts';
import type { Result } from '#domain/result.ts';
import type { NamesView, PdfChoice, PdfsView } from '#import/protocol.ts';
import { patternShown } from '#ui/pattern-fields.ts';

/** Why a pattern cannot be used. */
export type PatternProblem = PatternError | { type: 'NoNumber' };

/** The finished PDFs of a visit, and what a person says about their names and dates. */
export class FinishedPdfs {
	view = $state.raw<PdfsView | null>(null);
	/** What the names say, as it is kept and read; the screen shows it in the language of the app. */
	stored = $state('');
	/** Whether each PDF's own day counts where nothing says the date, or one for all. */
	dateFrom = $state<'saved' | 'one'>('saved');
	day = $state('');
	/** What the pattern makes of the names; null before it was asked. */
	names = $state.raw<Result<NamesView, PatternProblem> | null>(null);

	readonly pattern = $derived(patternShown(this.stored));
	readonly problem = $derived(this.names?.ok === false ? this.names.error : null);
	readonly fitting = $derived(this.names?.ok ? this.names.value : null);
	readonly isDated = $derived(this.dateFrom === 'saved' || this.day !== '');
	readonly canCheck = $derived(this.isDated && this.fitting !== null && this.fitting.fitting > 0);
	/** Whether the pattern of the last time explains everything, so that there is nothing to ask. */
	readonly isClear = $derived(
		this.view?.recalled === 'recalled' && this.view.good > 0 && this.fitting?.known === this.view.good
	);
	readonly choice = $derived<PdfChoice>({ pattern: this.stored, date: this.dateFrom === 'one' ? this.day : '' });
}
