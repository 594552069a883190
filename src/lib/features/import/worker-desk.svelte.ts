import { createImporter, type Importer } from '#import/client.ts';
import type { Calls } from '#import/protocol.ts';
import { noteFault } from '#ledger/health.svelte.ts';

/** What the worker is at. */
export type Work =
	| { type: 'reading'; name: string }
	| { type: 'looking'; share: number; count: number }
	| { type: 'planning' }
	| { type: 'writing'; share: number };

/** The import worker as a screen uses it: started when it is first asked, with what it is at and how it failed. */
export class WorkerDesk {
	work = $state.raw<Work | null>(null);
	/** Technical words of a failure, or empty. */
	failure = $state('');

	#importer: Importer | null = null;

	/** Waits for an answer; a failure is kept in words for the screen, and undefined is given. */
	async ask<K extends keyof Calls>(
		call: K,
		input: Calls[K][0],
		onProgress?: (share: number) => void
	): Promise<Calls[K][1] | undefined> {
		this.failure = '';
		this.#importer ??= createImporter();
		try {
			return await this.#importer.call(call, input, onProgress);
		} catch (error) {
			noteFault(error);
			if (this.#importer !== null) this.failure = String(error);
			return undefined;
		} finally {
			this.work = null;
		}
	}

	/** Stops what the worker is at; a run answers whether it still could, anything else is dropped. */
	stop(): void {
		if (this.work?.type === 'writing') this.#importer?.stop();
		else this.close();
	}

	/** Ends the worker with all that it holds. */
	close(): void {
		const importer = this.#importer;
		this.#importer = null;
		importer?.close();
	}
}
