import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { openTrial, type LetterheadDraft } from '#documents/letterhead-preview.ts';

/** What is to be drawn. */
export interface Trial {
	invoice: Invoice;
	issuer: Issuer;
	draft: LetterheadDraft;
	/** From 1. */
	page: number;
	/** Device pixels. */
	width: number;
}

/** A page that is drawn anew while its margins are moved: the newest wish counts, one drawing at a time. */
export class TrialPage {
	canvas = $state.raw<HTMLCanvasElement | null>(null);
	failed = $state(false);
	#wish: Trial | null = null;
	#busy = false;

	/** Draws this next. */
	show(trial: Trial): void {
		this.#wish = trial;
		if (!this.#busy) void this.#work();
	}

	async #work(): Promise<void> {
		this.#busy = true;
		while (this.#wish) {
			const { invoice, issuer, draft, page, width } = this.#wish;
			this.#wish = null;
			const pdf = await openTrial(invoice, issuer, draft);
			this.failed = pdf === null;
			if (!pdf) continue;
			const canvas = document.createElement('canvas');
			await pdf.draw(canvas, Math.min(page, pdf.pages), width);
			this.canvas = canvas;
			await pdf.close();
		}
		this.#busy = false;
	}
}
