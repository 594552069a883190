import type { ImapFlow } from 'imapflow';

/** The folder for sent mail: the one that the server says it is (RFC 6154), else by its usual names; or null. */
export async function findSentFolder(client: ImapFlow): Promise<string | null> {
	const folders = await client.list();
	const sent = folders.filter(({ specialUse }) => specialUse === '\\Sent');
	const told = sent.find(({ specialUseSource }) => specialUseSource === 'extension') ?? sent[0];
	return told?.path ?? null;
}

/** Whether a message lies in a folder, which is opened read-only for that. */
export async function isInFolder(client: ImapFlow, path: string, headerId: string): Promise<boolean> {
	await client.mailboxOpen(path, { readOnly: true });
	const found = await client.search({ header: { 'message-id': headerId } }, { uid: true });
	return found !== false && found !== undefined && found.length > 0;
}
