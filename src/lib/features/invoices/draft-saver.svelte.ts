import type { Invoice } from '#domain/invoice.ts';
import { saveDraft } from '#ledger/drafts.ts';

/** How long after the last keystroke a draft is saved, in milliseconds. */
const pause = 250;

/** Keeps a draft in the ledger while it is written. */
export class DraftSaver {
	/** Whether all that was written is in the ledger. */
	saved = $state(true);
	/** Whether anything has been written since it was opened. */
	begun = $state(false);

	readonly #draft: () => Invoice;
	#written = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(draft: () => Invoice) {
		this.#draft = draft;
	}

	/** Notes that something was written; it is saved after a short pause. */
	touch(): void {
		this.saved = false;
		this.begun = true;
		this.#written += 1;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pause);
	}

	/** Saves at once what is not saved yet. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.saved) return;
		const written = this.#written;
		await saveDraft(this.#draft());
		if (written === this.#written) this.saved = true;
	}
}
