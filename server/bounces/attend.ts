import { setTimeout as wait } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { findReading } from '#server/queue/readings.ts';
import { settleFindings } from '#server/queue/reports.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Alarm } from './alarm.ts';
import { fileCopies } from './filing.ts';
import { findingsIn } from './findings.ts';
import { openInbox, readBeginnings, readCandidates, recentUids, uidsAfter, type Inbox } from './inbox.ts';
import type { Reading } from './reading.ts';

/** Milliseconds until a report is looked at again whose message is still being sent. */
const shortly = 1_000;
/** Milliseconds between two looks where nobody tells of new mail. */
const longestRest = 4 * 60_000;
/** Mails whose heads are asked for at once, and mails that are read by their beginnings before that is kept. */
const [largePage, smallPage] = [100, 10];

/** A mailbox that is attended to, and the account it was when that began. */
export interface Attended {
	mailbox: MailboxRow;
	account: string;
	/** Goes off when there is something to do, or to stop. */
	alarm: Alarm;
	stop: AbortSignal;
	/** The page that is being read, or was when the connection was lost; null where all was read. */
	brokenPage: { uidValidity: string; lastUid: number } | null;
}

/** Reads what has come, files what is to be filed and waits for more, until it is stopped or the connection is lost. */
export async function attend(reading: Reading, client: ImapFlow, attended: Attended): Promise<void> {
	const { mailbox, alarm, stop } = attended;
	client.on('exists', alarm.ring);
	client.on('close', alarm.ring);
	let inbox = await openInbox(client);
	while (!stop.aborted && client.usable) {
		alarm.reset();
		await readOn(reading, inbox, attended);
		const filed = await fileCopies(reading, client, mailbox.id, stop);
		if (filed > 0) inbox = await openInbox(client);
		if (!stop.aborted) await rest(client, alarm);
	}
}

/** Reads the mails behind the last one that was read, and applies what they say page by page. */
async function readOn(reading: Reading, inbox: Inbox, attended: Attended): Promise<void> {
	const { store, clock } = reading;
	const known = await findReading(store, attended.mailbox.id, attended.account);
	const last = known?.uid_validity === inbox.uidValidity ? known.last_uid : null;
	const uids = last === null ? await recentUids(inbox, clock()) : await uidsAfter(inbox, last);
	await readPages(reading, inbox, attended, uids);
	const isNews = last === null || known?.problem !== null;
	if (uids.length === 0 && isNews) await apply(reading, { inbox, attended, lastUid: last ?? inbox.uidNext - 1 }, []);
}

/**
 * Reads mails page by page. What a server tells of the parts of a mail may be longer than anything that is taken, and
 * breaks the connection off: a page in which that happened the last time is read by the beginnings of its mails alone.
 */
async function readPages(reading: Reading, inbox: Inbox, attended: Attended, uids: readonly number[]): Promise<void> {
	const { uidValidity } = inbox;
	for (let left = uids; left.length > 0;) {
		const { brokenPage } = attended;
		const isBroken = brokenPage?.uidValidity === uidValidity && left[0]! <= brokenPage.lastUid;
		const page = left.slice(0, isBroken ? smallPage : largePage);
		const lastUid = page.at(-1)!;
		if (!isBroken) attended.brokenPage = { uidValidity, lastUid };
		const mails = await (isBroken ? readBeginnings : readCandidates)(inbox, page);
		await apply(reading, { inbox, attended, lastUid }, mails);
		if (!isBroken) attended.brokenPage = null;
		left = left.slice(page.length);
	}
}

/** How far an inbox has been read. */
interface Place {
	inbox: Inbox;
	attended: Attended;
	lastUid: number;
}

/** Applies what some mails say, and keeps that they were read, in one. */
async function apply({ store, clock, log }: Reading, place: Place, mails: readonly Uint8Array[]): Promise<void> {
	const { mailbox, account, stop } = place.attended;
	const findings = await findingsIn(mails);
	const { uidValidity } = place.inbox;
	const reading = { mailboxId: mailbox.id, account, uidValidity, lastUid: place.lastUid, at: clock() };
	while ((await settleFindings(store, { reading, findings, at: clock() })) === 'early') {
		await wait(shortly, undefined, { signal: stop });
	}
	if (findings.length > 0) log.info({ mailboxId: mailbox.id, findings: findings.length }, 'reports.read');
}

/** Waits for new mail (IDLE, RFC 2177), for the alarm, or for the next look; the next command ends IDLE. */
async function rest(client: ImapFlow, alarm: Alarm): Promise<void> {
	const next = new AbortController();
	const timer = wait(longestRest, undefined, { signal: next.signal, ref: false }).catch(() => undefined);
	// What breaks it off closes the connection, and that rings.
	client.idle().catch(() => undefined);
	await Promise.race([alarm.rung(), timer]);
	next.abort();
}
