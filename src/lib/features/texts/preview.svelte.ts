import { previewMail } from '#documents/compose.ts';
import { fillMail } from '#documents/mail.ts';
import { mailValues } from '#documents/mail-values.ts';
import { current } from '#ledger/current.svelte.ts';
import { Live } from '#ledger/live.svelte.ts';
import { Later } from '#ui/later.svelte.ts';
import { previewInvoices, type PreviewInvoice } from './preview-invoices.ts';
import { sampleValues } from './sample-values.ts';
import type { SignOff } from './sign-off.svelte.ts';
import type { TextChoice, TextEditor } from './text-editor.svelte.ts';

type Envelope = Awaited<ReturnType<typeof previewMail>> | null;

/** How many invoices of a debtor stand in the preview of a mail with several. */
const shownTogether = 3;

/** The text under work as one debtor gets it. */
export class Preview {
	readonly #editor: TextEditor;
	readonly #signOff: SignOff;
	/** ISO date. */
	readonly #today: string;
	readonly #newest: Live<PreviewInvoice[], TextChoice & { issuerId: string }>;
	readonly #envelope: Later<Envelope, string | null>;
	#chosenId = $state('');

	/** Call while a component is set up. */
	constructor(editor: TextEditor, signOff: SignOff, today: string) {
		this.#editor = editor;
		this.#signOff = signOff;
		this.#today = today;
		this.#newest = new Live<PreviewInvoice[], TextChoice & { issuerId: string }>(
			[],
			() => ({ ...editor.choice, issuerId: current.issuer?.id ?? '' }),
			previewInvoices
		);
		this.#envelope = new Later<Envelope, string | null>(
			null,
			() => this.chosen?.invoice.id ?? null,
			async (id) => (id && previewMail(id)) || null
		);
	}

	readonly ready = $derived.by(() => this.#newest.ready);
	/** The invoices to choose from, the newest first. */
	readonly offered = $derived.by(() =>
		this.#newest.current.filter(({ invoice }) => {
			const { kind, language } = this.#editor.choice;
			return invoice.type === (kind === 'credit-note' ? kind : 'invoice') && invoice.language === language;
		})
	);
	/** The chosen invoice, else the newest; null where there is none and an invented one stands in. */
	readonly chosen = $derived.by(
		() => this.offered.find(({ invoice }) => invoice.id === this.#chosenId) ?? this.offered[0] ?? null
	);
	/** The invoices of the mail: the chosen one, and for the text of several those of its debtor too. */
	readonly #together = $derived.by(() => {
		const { chosen } = this;
		if (!chosen || this.#editor.choice.kind !== 'invoices') return chosen ? [chosen.invoice] : [];
		const others = this.offered.filter(
			({ invoice, debtor }) => debtor.id === chosen.debtor.id && invoice !== chosen.invoice
		);
		return [chosen.invoice, ...others.map(({ invoice }) => invoice)].slice(0, shownTogether);
	});
	/** Sender, recipients and files of the chosen invoice, where it can be mailed. */
	readonly envelope = $derived.by(() => {
		const { ready, current: answer } = this.#envelope;
		return ready && answer?.ok ? answer.value : null;
	});
	/** What each field stands for. */
	readonly values = $derived.by(() => {
		const { issuer } = this.#signOff;
		const { language } = this.#editor.choice;
		if (!issuer) return null;
		return this.chosen
			? mailValues(this.#together, this.chosen.debtor, issuer, language)
			: sampleValues(issuer, language, this.#today);
	});
	/** The mail, or null while its text cannot be used. */
	readonly mail = $derived.by(() => {
		const text = this.#editor.fillable;
		if (!text || !this.values || text.language !== this.#editor.choice.language) return null;
		const numbers = this.#together.map(({ number }) => number);
		return fillMail(text, this.values, numbers.length > 0 ? numbers : [this.values['invoice.number']]);
	});

	get chosenId(): string {
		return this.chosen?.invoice.id ?? '';
	}
	set chosenId(id: string) {
		this.#chosenId = id;
	}
}
