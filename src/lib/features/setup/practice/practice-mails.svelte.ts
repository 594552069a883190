import { PracticeMails } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { callRelay, fetchRelay, type RelayError } from '#sync/relay-client.ts';
import { readMail, type ReadMail } from './read-mail.ts';

/** A mail in the list of the practice mailbox. */
export type ListedMail = PracticeMails['mails'][number];

/** A mail as it came, and taken apart where that is possible. */
export interface OpenedMail {
	bytes: ArrayBuffer;
	mail: ReadMail | null;
}

/** What the relay's practice mailbox holds. */
export class PracticeMailList {
	mails = $state.raw<ListedMail[]>([]);
	more = $state(false);
	fault = $state.raw<RelayError | null>(null);
	asked = $state(false);
	busy = $state(false);

	/** Reads the list anew, from its newest mail; what is there already stays while the relay does not answer. */
	async refresh(): Promise<void> {
		const page = await this.#page('');
		if (page) this.mails = page;
	}

	/** Adds the mails before the oldest that is listed. */
	async older(): Promise<void> {
		const last = this.mails.at(-1);
		const page = last && (await this.#page(`?before=${encodeURIComponent(last.id)}`));
		if (page) this.mails = [...this.mails, ...page];
	}

	/** Throws all mails away. */
	async clear(): Promise<void> {
		const cleared = await fetchRelay({ method: 'DELETE', path: 'practice/mails' });
		if (cleared.ok) await this.refresh();
		else this.fault = cleared.error;
	}

	async #page(query: string): Promise<ListedMail[] | null> {
		this.busy = true;
		const page = await callRelay(PracticeMails, { path: `practice/mails${query}` });
		this.busy = false;
		this.asked = true;
		this.fault = page.ok ? null : page.error;
		if (!page.ok) return null;
		this.more = page.value.more;
		return page.value.mails;
	}
}

/** Fetches one mail and takes it apart. */
export async function openMail(id: string): Promise<Result<OpenedMail, RelayError>> {
	const answer = await fetchRelay({ path: `practice/mails/${encodeURIComponent(id)}` });
	if (!answer.ok) return answer;
	const bytes = await answer.value.arrayBuffer().catch(() => null);
	return bytes ? ok({ bytes, mail: await readMail(bytes) }) : err({ type: 'Unreachable' });
}
