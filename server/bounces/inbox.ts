import type { ImapFlow, MessageStructureObject } from 'imapflow';

/** Bytes of a report that are read: what comes back whole may be large, and stands behind what matters. */
const longestReport = 256_000;
/** How far back an inbox is read that was never read before: longer than mail servers go on trying. Milliseconds. */
const lookBack = 7 * 86_400_000;

/** An inbox that is open to be read, not to be changed. */
export interface Inbox {
	client: ImapFlow;
	uidValidity: string;
	/** The number that the next mail will have. */
	uidNext: number;
}

/** Opens the inbox read-only (EXAMINE): nothing in it is marked as seen, moved or deleted. */
export async function openInbox(client: ImapFlow): Promise<Inbox> {
	const { uidValidity, uidNext } = await client.mailboxOpen('INBOX', { readOnly: true });
	return { client, uidValidity: String(uidValidity), uidNext };
}

/** The numbers of the mails behind the last one that was read, in their order. */
export async function uidsAfter({ client }: Inbox, lastUid: number): Promise<number[]> {
	const found = await client.search({ uid: `${lastUid + 1}:*` }, { uid: true });
	// The last mail of all answers to a range that begins behind it (RFC 9051, 6.4.8).
	return (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b);
}

/** The numbers of the mails of the last days, for an inbox that is read for the first time. */
export async function recentUids({ client }: Inbox, now: string): Promise<number[]> {
	const found = await client.search({ since: new Date(Date.parse(now) - lookBack) }, { uid: true });
	return (found || []).sort((a, b) => a - b);
}

/** Of some mails those that may be reports. The others are not read. */
export async function readCandidates(inbox: Inbox, uids: readonly number[]): Promise<Uint8Array[]> {
	const heads = await inbox.client.fetchAll(
		[...uids],
		{ uid: true, bodyStructure: true, headers: telling },
		{ uid: true }
	);
	const candidates = heads.filter(
		({ headers, bodyStructure }) => mayBeReport(headers?.toString('latin1') ?? '') || hasStatus(bodyStructure)
	);
	return readBeginnings(
		inbox,
		candidates.map(({ uid }) => uid)
	);
}

/** The beginnings of some mails. However those are made, no answer to this is longer than it may be. */
export async function readBeginnings({ client }: Inbox, uids: readonly number[]): Promise<Uint8Array[]> {
	const mails: Uint8Array[] = [];
	for (const uid of uids) {
		const mail = await client.fetchOne(String(uid), { source: { maxLength: longestReport } }, { uid: true });
		if (mail && mail.source) mails.push(mail.source);
	}
	return mails;
}

/** The headers by which mail systems are told from people. */
const telling = ['from', 'return-path', 'x-failed-recipients', 'content-type'];

const mayBeReport = (head: string): boolean =>
	/^x-failed-recipients:|^return-path:\s*(?:<\s*>\s*)?$|^from:.*(daemon|postmaster|delivery)|^content-type:\s*multipart\/report/im.test(
		head
	);

const hasStatus = (part: MessageStructureObject | undefined): boolean =>
	part !== undefined && (part.type.endsWith('delivery-status') || (part.childNodes ?? []).some(hasStatus));
