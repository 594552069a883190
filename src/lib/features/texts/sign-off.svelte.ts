import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import { current } from '#ledger/current.svelte.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { forgetStored, unsaved } from './unsaved.svelte.ts';

/** How the mails of the issuer end: the closing line of one language and the signature of all, as typed. */
export class SignOff {
	readonly #language: () => Language;

	/** Call while a component is set up. */
	constructor(language: () => Language) {
		this.#language = language;
		$effect(() => {
			forgetStored(this.#keys.closing, this.#saved.closing);
			forgetStored(this.#keys.signature, this.#saved.signature);
		});
	}

	readonly #keys = $derived.by(() => {
		const issuerId = current.issuer?.id ?? '';
		return { closing: `${issuerId}|${this.#language()}|closing`, signature: `${issuerId}|signature` };
	});
	readonly #saved = $derived.by(() => ({
		closing: current.issuer?.closing[this.#language()] ?? '',
		signature: current.issuer?.signature ?? ''
	}));
	readonly isChanged = $derived.by(
		() => this.closing !== this.#saved.closing || this.signature !== this.#saved.signature
	);
	/** The issuer with what was typed, or null while there is none. */
	readonly issuer: Issuer | null = $derived.by(() => {
		const { issuer } = current;
		if (!issuer) return null;
		const closing = { ...issuer.closing, [this.#language()]: this.closing };
		return { ...issuer, closing, signature: this.signature };
	});

	get closing(): string {
		return unsaved.get(this.#keys.closing) ?? this.#saved.closing;
	}
	set closing(text: string) {
		unsaved.set(this.#keys.closing, text);
	}
	get signature(): string {
		return unsaved.get(this.#keys.signature) ?? this.#saved.signature;
	}
	set signature(text: string) {
		unsaved.set(this.#keys.signature, text);
	}

	/** Saves closing and signature with the issuer. */
	async save(): Promise<void> {
		if (this.issuer) await saveIssuer(this.issuer);
	}
}
