import { SvelteSet } from 'svelte/reactivity';
import { limits } from '#domain/contract.ts';
import type { HeadChoice } from '#domain/head-choice.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { goesOnPaper } from '#domain/route.ts';
import { prepareBatch, type PrepareError } from '#documents/approval.ts';
import { approve } from '#ledger/approve.ts';
import type { ApproveError } from '#ledger/batches.ts';
import { current } from '#ledger/current.svelte.ts';
import { letterheadsOf } from '#ledger/letterheads.ts';
import { Live } from '#ledger/live.svelte.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import type { LetterheadRow } from '#ledger/rows.ts';
import { withSelection } from '#ledger/send-selection.ts';
import { syncNow } from '#sync/sync.svelte.ts';
import { readCandidates, type Candidates } from './candidates.ts';
import { monthsOf } from './months.ts';
import { NotBefore, type NotBeforeProblem } from './not-before.svelte.ts';
import { countAddresses, grossOf, sortOut } from './sort-out.ts';
import { RunMails } from './run-mails.svelte.ts';

const allSteps = ['choose', 'letterhead', 'check', 'approve'] as const;

/** A step of the wizard. */
export type Step = (typeof allSteps)[number];

/** Why an approval did not come about. */
export type ApprovalProblem = PrepareError | ApproveError;

/** What keeps the whole run from being approved. */
export type Stop =
	| 'nothing'
	| 'no-mailbox'
	| 'sample'
	| 'too-many'
	| 'making'
	| 'looking'
	| 'text'
	| 'too-big'
	| 'edit'
	| NotBeforeProblem;

const nothing: Candidates = { mail: [], paper: [] };

/** One run of the sending wizard. What is on screen follows the ledger; only the choices are kept here. */
export class SendWizard {
	step = $state<Step>('choose');
	/** What stands behind the documents of this run; null for what stands there already. */
	head = $state.raw<HeadChoice | null>(null);
	/** `YYYY-MM`, or empty for all. */
	month = $state('');
	/** Ids that the user has taken out of this run. */
	readonly leftOut = new SvelteSet<string>();
	/** Share of the batch that is sealed, 0 to 1; null while none is being approved. */
	sealing = $state<number | null>(null);
	problem = $state.raw<ApprovalProblem | null>(null);
	readonly notBefore = new NotBefore();

	readonly #found: Live<Candidates>;
	readonly #mailbox: Live<MailboxStatus | null>;
	readonly #letterheads: Live<LetterheadRow[]>;
	readonly mails: RunMails;

	/** `ids` as the link has it: the invoices of this run, null for all that are not yet sent. */
	constructor(ids: () => string | null) {
		this.#found = new Live(
			nothing,
			() => ({ issuerId: current.issuer?.id, ids: ids() }),
			({ issuerId, ids }) =>
				withSelection(ids, async (chosen) => (issuerId ? readCandidates(issuerId, chosen) : nothing))
		);
		this.#mailbox = new Live(
			null,
			() => current.issuer?.mailboxId ?? null,
			(id) => mailboxOf(id)
		);
		this.#letterheads = new Live(
			[] as LetterheadRow[],
			() => current.issuer?.id,
			async (id: string | undefined) => (id ? letterheadsOf(id) : [])
		);
		this.mails = new RunMails(() => {
			const { issuer } = current;
			const isLooking = this.step === 'check' || this.step === 'approve';
			if (!issuer || !isLooking) return null;
			const { maxMessageBytes } = this;
			return { issuer, mailbox: { maxMessageBytes }, going: this.going, ...(this.head && { head: this.head }) };
		});
	}

	readonly ready = $derived.by(() => this.#found.ready && this.#mailbox.ready);
	readonly mailbox = $derived.by(() => this.#mailbox.current);
	/** What the mail server takes: of all that the relay tells of a mailbox, the one thing that the mails of a run depend on. */
	readonly maxMessageBytes = $derived.by(() => this.mailbox?.maxMessageBytes ?? null);
	readonly letterheads = $derived.by(() => this.#letterheads.current);
	/** The steps of this run, in their order: without a letterhead there is none to choose. */
	readonly steps = $derived<Step[]>(allSteps.filter((step) => step !== 'letterhead' || this.letterheads.length > 0));
	readonly all = $derived.by(() => this.#found.current);
	readonly months = $derived(monthsOf(this.all.mail));
	/** Those of the chosen month. */
	readonly offered = $derived(this.all.mail.filter(({ invoice }) => invoice.date.startsWith(this.month)));
	readonly paper = $derived(this.all.paper.filter(({ date }) => date.startsWith(this.month)));
	readonly chosen = $derived(this.offered.filter(({ invoice }) => !this.leftOut.has(invoice.id)));
	readonly sorted = $derived.by(() =>
		current.issuer ? sortOut(this.chosen, current.issuer) : { ready: [], mend: [] }
	);
	readonly going = $derived(this.sorted.ready);
	readonly alsoOnPaper = $derived(this.going.filter(({ invoice }) => goesOnPaper(invoice.route)).length);
	readonly addresses = $derived(countAddresses(this.going));
	readonly gross = $derived(grossOf(this.going.map(({ invoice }) => invoice)));
	readonly survey = $derived.by(() => this.mails.survey);
	/** Whether documents of this run are still being made: their invoices join by themselves. */
	readonly making = $derived(this.sorted.mend.some(({ obstacle }) => obstacle.type === 'DocumentPending'));
	/** The first thing that keeps the run from being approved, or null. */
	readonly stop = $derived.by((): Stop | null => {
		if (this.making) return 'making';
		if (this.going.length === 0) return 'nothing';
		if (!this.mailbox) return 'no-mailbox';
		if (current.issuer?.sample && !this.mailbox.practice) return 'sample';
		if (this.going.length > limits.batchMessages) return 'too-many';
		if (this.survey.faults.length > 0) return 'text';
		if (this.mails.tooBig.length > 0) return 'too-big';
		if (this.mails.hasFault) return 'edit';
		return this.mails.ready ? this.notBefore.problem() : 'looking';
	});

	/** Goes on to the step after this one, or back to the one before. */
	go(by: 1 | -1): void {
		this.step = this.steps[this.steps.indexOf(this.step) + by] ?? this.step;
	}

	/** Takes an invoice out of this run, or back into it. */
	toggle(id: string): void {
		if (!this.leftOut.delete(id)) this.leftOut.add(id);
	}

	/**
	 * Seals and approves what can go as it stands now, once the PIN was given; answers the batch's id, or null where it
	 * was not. All of it stands in the outbox then, or nothing.
	 */
	async approve(): Promise<Result<string | null, ApprovalProblem>> {
		const { issuer } = current;
		const { mailbox } = this;
		if (!issuer || !mailbox || this.sealing !== null) return err({ type: 'Nothing' });
		const invoiceIds = this.going.map(({ invoice }) => invoice.id);
		const { head } = this;
		const notBefore = this.notBefore.sealed();
		const [leftOut, edited] = [[...this.mails.leftOut], Object.fromEntries(this.mails.edited)];
		const onProgress = (share: number) => (this.sealing = share);
		this.problem = null;
		this.sealing = 0;
		try {
			const approved = await approve(() =>
				prepareBatch({ issuer, mailbox, invoiceIds, notBefore, leftOut, edited, onProgress, ...(head && { head }) })
			);
			if (approved.ok) syncNow();
			else if (approved.error.type !== 'NoPin') return this.#refuse(approved.error);
			return ok(approved.ok ? approved.value.id : null);
		} finally {
			this.sealing = null;
		}
	}

	#refuse(problem: ApprovalProblem): Result<string, ApprovalProblem> {
		this.problem = problem;
		return err(problem);
	}
}
