import { checkArchival, readEnclosure, type ArchivalLoss } from '#documents/enclosure.ts';
import type { Enclosure } from '#domain/enclosure.ts';
import type { Issuer } from '#domain/issuer.ts';
import { languages, type Language } from '#domain/language.ts';
import { bytesOf } from '#ledger/documents.ts';
import { keepEnclosure } from '#ledger/enclosures.ts';
import { Later } from '#ui/later.svelte.ts';
import { uploadFault } from '#ui/upload-words.ts';

/** The PDFs with a company's terms while a person chooses them. */
export class TermsFiles {
	/** The language whose file is being read, or null. */
	reading = $state<Language | null>(null);
	/** Why a file was not taken, by its language. */
	faults = $state<Partial<Record<Language, string>>>({});
	readonly #issuer: () => Issuer;
	readonly #losses: Later<{ fileName: string; lost: ArchivalLoss[] }[], Enclosure[]>;

	/** Call while a component is set up. */
	constructor(issuer: () => Issuer) {
		this.#issuer = issuer;
		this.#losses = new Later<{ fileName: string; lost: ArchivalLoss[] }[], Enclosure[]>(
			[],
			() => (issuer().termsMode === 'appended' ? filesOf($state.snapshot(issuer().termsFiles)) : []),
			(files) => Promise.all(files.map(lossOf)).then((found) => found.filter(({ lost }) => lost.length > 0))
		);
	}

	/** The files whose pages would end an invoice's being an archive PDF, and why; asked only where they are appended. */
	readonly losses = $derived.by(() => this.#losses.current);

	/** Takes a file for a language; it travels once the company is saved. */
	async choose(language: Language, file: File): Promise<void> {
		this.reading = language;
		delete this.faults[language];
		const read = await readEnclosure(file);
		if (read.ok) {
			await keepEnclosure(read.value.enclosure, read.value.bytes);
			const issuer = this.#issuer();
			issuer.termsFiles = { ...issuer.termsFiles, [language]: read.value.enclosure };
		} else this.faults[language] = uploadFault(file.name, read.error);
		this.reading = null;
	}

	/** No terms go with invoices of this language any more, once the company is saved. */
	remove(language: Language): void {
		const { [language]: _, ...others } = this.#issuer().termsFiles ?? {};
		this.#issuer().termsFiles = others;
	}
}

const filesOf = (files: Issuer['termsFiles']): Enclosure[] => languages.flatMap((language) => files?.[language] ?? []);

async function lossOf({ sha256, fileName }: Enclosure): Promise<{ fileName: string; lost: ArchivalLoss[] }> {
	const bytes = await bytesOf(sha256);
	return { fileName, lost: bytes ? await checkArchival(bytes) : [] };
}
