import type { Batch } from '#domain/batch.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { batchesOf, messagesOfBatch } from '#ledger/batches.ts';
import { current } from '#ledger/current.svelte.ts';
import { Live } from '#ledger/live.svelte.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import type { MessageRow } from '#ledger/rows.ts';
import { openCases, type Cases } from './cases.ts';
import { summarise } from './summary.ts';

/** What the right sheet shows. */
export type Side = 'cases' | 'recipients';

/** Cases read at a time. */
const portion = 20;

/** The batches of the issuer, the chosen one in full, and what wants a decision. All of it follows the ledger. */
export class OutboxView {
	/** What the user wants to see on the right; null leaves it to what there is. */
	wanted = $state<Side | null>(null);
	caseLimit = $state(portion);

	readonly #batches: Live<Batch[]>;
	readonly #messages: Live<MessageRow[]>;
	readonly #mailbox: Live<MailboxStatus | null>;
	readonly #cases: Live<Cases>;
	readonly #chosenId: () => string | null;

	/** `chosenId` is the batch that the link names; null for the newest. */
	constructor(chosenId: () => string | null) {
		this.#chosenId = chosenId;
		const issuerId = () => current.issuer?.id ?? '';
		this.#batches = new Live([], issuerId, batchesOf);
		this.#messages = new Live(
			[],
			() => this.chosen,
			async (batch: Batch | null) => (batch ? messagesOfBatch(batch) : [])
		);
		this.#mailbox = new Live(null, () => this.chosen?.mailboxId ?? null, mailboxOf);
		this.#cases = new Live(
			{ total: 0, cases: [] },
			() => ({ id: issuerId(), limit: this.caseLimit }),
			({ id, limit }) => openCases(id, limit)
		);
	}

	readonly ready = $derived.by(() => this.#batches.ready && this.#cases.ready);
	readonly batches = $derived.by(() => this.#batches.current);
	readonly chosen: Batch | null = $derived.by(
		() => this.batches.find((batch) => batch.id === this.#chosenId()) ?? this.batches[0] ?? null
	);
	readonly messages = $derived.by(() => this.#messages.current);
	readonly mailbox = $derived.by(() => this.#mailbox.current);
	readonly cases = $derived.by(() => this.#cases.current);
	readonly summary = $derived(summarise(this.messages));
	readonly side: Side = $derived(this.wanted ?? (this.cases.total > 0 ? 'cases' : 'recipients'));

	/** Reads more of the cases. */
	moreCases(): void {
		this.caseLimit += portion;
	}
}
