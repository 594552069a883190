import { err, ok, type Result } from '#domain/result.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { openMailbox, problemOfLoss, type Problem } from './open-mailbox.ts';
import type { Reading } from './reading.ts';
import { findSentFolder, isInFolder } from './sent-folder.ts';

/** Why nobody could look: the mailbox has no IMAP, no folder for sent mail, or cannot be opened. */
export type CheckProblem = { problem: 'no-imap' } | { problem: 'no-sent-folder' } | Problem;

/** Whether a message lies in the Sent folder of a mailbox. */
export async function isInSent(
	reading: Reading,
	mailbox: MailboxRow,
	headerId: string
): Promise<Result<boolean, CheckProblem>> {
	const client = await openMailbox(reading, mailbox);
	if (client === null) return err({ problem: 'no-imap' });
	if (!client.ok) return client;
	try {
		const folder = await findSentFolder(client.value);
		return folder === null ? err({ problem: 'no-sent-folder' }) : ok(await isInFolder(client.value, folder, headerId));
	} catch (error) {
		const problem = problemOfLoss(error);
		if (problem === null) throw error;
		return err(problem);
	} finally {
		client.value.close();
	}
}
