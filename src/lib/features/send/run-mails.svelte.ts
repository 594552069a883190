import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { editedFault, type EditedText } from '#documents/edited-text.ts';
import type { PlannedMail, PlanProblem, Unplanned } from '#documents/plan.ts';
import type { Sha256 } from '#domain/digest.ts';
import { Later } from '#ui/later.svelte.ts';
import { surveyMails, unseen, type Survey, type SurveyRequest } from './survey.ts';

/** An invoice that is too large for the mail server with all its files. */
export interface TooBig extends Unplanned {
	problem: Extract<PlanProblem, { type: 'TooBig' }>;
}

/** The mails of a run: what travels in each, which files stay behind, and the texts that were written for single ones. */
export class RunMails {
	/** Files that stay behind, as `leftOutKey` names them. */
	readonly leftOut = new SvelteSet<string>();
	/** Texts written for single mails, by the keys of those. */
	readonly edited = new SvelteMap<string, EditedText>();
	readonly #survey: Later<Survey>;

	/** `run` reads what the mails depend on, or answers null while there is nothing to look at. Call while a component is set up. */
	constructor(run: () => Omit<SurveyRequest, 'leftOut'> | null) {
		this.#survey = new Later(
			unseen,
			() => ({ asked: run(), leftOut: [...this.leftOut] }),
			async ({ asked, leftOut }) => (asked ? surveyMails({ ...asked, leftOut }) : unseen)
		);
	}

	readonly ready = $derived.by(() => this.#survey.ready);
	readonly survey = $derived.by(() => this.#survey.current);
	readonly tooBig = $derived.by(() => this.survey.refused.filter(isTooBig));
	/** How many mails carry several invoices or are parts of one that was too large. */
	readonly shared = $derived.by(
		() => this.survey.mails.filter(({ invoices, part }) => invoices.length > 1 || part !== null).length
	);
	/** The mails that leave with a text of their own. */
	readonly written = $derived.by(() => this.survey.mails.filter(({ key }) => this.edited.has(key)));
	/** Whether a text that was written cannot leave as it stands. */
	readonly hasFault = $derived.by(() => this.written.some(({ key }) => editedFault(this.edited.get(key)!) !== null));

	/** The document that would travel with an invoice; null before the run was looked at. */
	documentOf(invoiceId: string): Sha256 | null {
		return this.mailOf(invoiceId)?.attachments.find((one) => one.invoiceId === invoiceId)?.sha256 ?? null;
	}

	/** The mail that carries an invoice, or null before the run was looked at. */
	mailOf(invoiceId: string): PlannedMail | null {
		return this.survey.mails.find(({ invoices }) => invoices.some(({ id }) => id === invoiceId)) ?? null;
	}
}

const isTooBig = (one: Unplanned): one is TooBig => one.problem.type === 'TooBig';
