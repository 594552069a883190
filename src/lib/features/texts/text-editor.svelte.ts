import type { Language } from '#domain/language.ts';
import { mailTemplate, type MailText } from '#documents/templates.ts';
import { current } from '#ledger/current.svelte.ts';
import { Live } from '#ledger/live.svelte.ts';
import { ownMailText, saveMailText } from '#ledger/mail-texts.ts';
import type { MailKind } from '#ledger/rows.ts';
import { Later } from '#ui/later.svelte.ts';
import { checkedText, textFaults } from './text-faults.ts';
import { forgetStored, unsaved } from './unsaved.svelte.ts';

/** Which mail text is worked on. */
export interface TextChoice {
	kind: MailKind;
	language: Language;
}

/** What the ledger holds of a mail text, with what it was asked for. */
interface Stored {
	key: string;
	own: MailText | null;
	template: MailText;
}

const nothing: MailText = { subject: '', body: '' };

/** A mail text under work: what is stored, what was typed over it, and what is wrong with it. */
export class TextEditor {
	readonly #choice: () => TextChoice;
	readonly #answer: Live<Stored | null, TextChoice & { issuerId: string; key: string }>;
	readonly #checked: Later<Awaited<ReturnType<typeof checkedText>> | null, { text: MailText; language: Language }>;

	/** `choice` reads the reactive choice of a person. Call while a component is set up. */
	constructor(choice: () => TextChoice) {
		this.#choice = choice;
		this.#answer = new Live(
			null as Stored | null,
			() => ({ ...this.choice, issuerId: this.#issuerId, key: this.#key }),
			async ({ issuerId, kind, language, key }) => {
				const own = await ownMailText(issuerId, kind, language);
				return { key, own, template: await mailTemplate(kind, language) };
			}
		);
		this.#checked = new Later(
			null as Awaited<ReturnType<typeof checkedText>> | null,
			() => ({ text: this.text, language: this.choice.language }),
			({ text, language }) => checkedText(text, language)
		);
		$effect(() => {
			if (!this.#stored) return;
			forgetStored(`${this.#key}|subject`, this.#saved.subject);
			forgetStored(`${this.#key}|body`, this.#saved.body);
		});
	}

	readonly choice: TextChoice = $derived.by(() => this.#choice());
	readonly #issuerId = $derived.by(() => current.issuer?.id ?? '');
	readonly #key = $derived.by(() => `${this.#issuerId}|${this.choice.kind}|${this.choice.language}`);
	readonly #stored = $derived.by(() => (this.#answer.current?.key === this.#key ? this.#answer.current : null));
	readonly #saved = $derived.by(() => this.#stored?.own ?? this.#stored?.template ?? nothing);

	/** Whether the ledger has answered for the chosen text. */
	readonly ready = $derived.by(() => this.#stored !== null);
	/** Subject and body as they stand on the screen. */
	readonly text: MailText = $derived.by(() => ({ subject: this.subject, body: this.body }));
	/** What is wrong, told while a person writes. */
	readonly faults = $derived.by(() => {
		if (!this.ready) return [];
		const seen = textFaults(this.text);
		const checked = this.#checked.ready ? this.#checked.current : null;
		return seen.length > 0 || !checked || checked.ok ? seen : checked.error;
	});
	/** The newest text without a fault, for the preview. */
	readonly fillable = $derived.by(() => (this.#checked.current?.ok ? this.#checked.current.value : null));
	readonly isChanged = $derived.by(
		() => this.ready && (this.subject !== this.#saved.subject || this.body !== this.#saved.body)
	);
	/** Whether the text is the template's, word for word. */
	readonly isTemplate = $derived.by(() => {
		const template = this.#stored?.template;
		return template?.subject === this.subject && template.body === this.body;
	});

	get subject(): string {
		return unsaved.get(`${this.#key}|subject`) ?? this.#saved.subject;
	}
	set subject(text: string) {
		unsaved.set(`${this.#key}|subject`, text);
	}
	get body(): string {
		return unsaved.get(`${this.#key}|body`) ?? this.#saved.body;
	}
	set body(text: string) {
		unsaved.set(`${this.#key}|body`, text);
	}

	/** Saves the text; answers false where it cannot be used. */
	async save(): Promise<boolean> {
		const { kind, language } = this.choice;
		const { text } = this;
		const issuerId = this.#issuerId;
		if (!(await checkedText(text, language)).ok) return false;
		await saveMailText(issuerId, kind, language, text);
		return true;
	}

	/** Goes back to the template; the returned function takes that back. */
	async backToTemplate(): Promise<() => Promise<void>> {
		const { kind, language } = this.choice;
		const issuerId = this.#issuerId;
		const own = this.#stored?.own;
		const typed = ['subject', 'body']
			.map((part) => `${this.#key}|${part}`)
			.map((key) => ({ key, text: unsaved.get(key) }));
		if (own) await saveMailText(issuerId, kind, language, null);
		for (const { key } of typed) unsaved.delete(key);
		return async () => {
			if (own) await saveMailText(issuerId, kind, language, { subject: own.subject, body: own.body });
			for (const { key, text } of typed) if (text !== undefined) unsaved.set(key, text);
		};
	}
}
