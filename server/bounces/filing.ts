import type { ImapFlow } from 'imapflow';
import { after } from '#server/queue/instants.ts';
import { keepFiled, keepUnfiled, nextSentCopy, type DueCopy } from '#server/queue/sent-copies.ts';
import type { Reading } from './reading.ts';
import { findSentFolder, isInFolder } from './sent-folder.ts';

const minute = 60_000;
/** Waits after a server refused a copy; then it is given up. */
const waits = [minute, 5 * minute, 30 * minute, 6 * 60 * minute];

/**
 * Puts the copies that are due into Sent, each once: one that lies there already, from a try whose answer was lost or
 * from the provider itself, is left. Answers how many were looked after. What a server refuses is tried again later.
 */
export async function fileCopies(
	reading: Reading,
	client: ImapFlow,
	mailboxId: string,
	stop: AbortSignal
): Promise<number> {
	const { store, clock, log } = reading;
	let folder: string | null = null;
	let count = 0;
	while (!stop.aborted) {
		const copy = await nextSentCopy(store, mailboxId, clock());
		if (!copy) return count;
		count++;
		if (!copy.mail) {
			await keepUnfiled(store, copy.messageId, { detail: 'The mail is damaged', dueAt: null, at: clock() });
			continue;
		}
		folder ??= (await findSentFolder(client)) ?? (await makeSentFolder(client));
		const refusal = await file(client, folder, { ...copy.mail, at: copy.at });
		if (refusal === null) await keepFiled(store, copy.messageId, clock());
		else await postpone(reading, copy, refusal);
		log.info({ mailboxId, messageId: copy.messageId, filed: refusal === null }, 'copy.filed');
	}
	return count;
}

/** The name that most servers use, and that programs look for. */
async function makeSentFolder(client: ImapFlow): Promise<string> {
	const { path } = await client.mailboxCreate('Sent');
	return path;
}

/** A mail as it was sent, and when. */
type Sending = NonNullable<DueCopy['mail']> & Pick<DueCopy, 'at'>;

/** Files one copy; the server's words where it refuses. Without an answer the connection is lost, which is thrown. */
async function file(client: ImapFlow, folder: string, { headerId, bytes, at }: Sending): Promise<string | null> {
	if (await isInFolder(client, folder, headerId)) return null;
	try {
		const appended = await client.append(folder, Buffer.from(bytes), ['\\Seen'], new Date(at));
		return appended === false ? 'The server does not take it' : null;
	} catch (error) {
		if (error instanceof Error && 'responseText' in error) return String(error.responseText);
		throw error;
	}
}

function postpone({ store, clock, backoffScale }: Reading, copy: DueCopy, detail: string): Promise<void> {
	const at = clock();
	const pause = waits[copy.tries];
	const dueAt = pause === undefined ? null : after(at, pause * backoffScale);
	return keepUnfiled(store, copy.messageId, { detail, dueAt, at });
}
