import { setTimeout as wait } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { findReading } from '#server/queue/readings.ts';
import { settleFindings } from '#server/queue/reports.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Alarm } from './alarm.ts';
import { fileCopies } from './filing.ts';
import { findingsIn } from './findings.ts';
import { openInbox, readCandidates, recentUids, uidsAfter, type Inbox } from './inbox.ts';
import type { Reading } from './reading.ts';

/** Milliseconds until a report is looked at again whose message is still being sent. */
const shortly = 1_000;
/** Milliseconds between two looks where nobody tells of new mail. */
const longestRest = 4 * 60_000;

/** A mailbox that is attended to, and the account it was when that began. */
export interface Attended {
	mailbox: MailboxRow;
	account: string;
	/** Goes off when there is something to do, or to stop. */
	alarm: Alarm;
	stop: AbortSignal;
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
	for await (const { lastUid, mails } of readCandidates(inbox, uids)) {
		await apply(reading, { inbox, attended, lastUid }, mails);
	}
	const isNews = last === null || known?.problem !== null;
	if (uids.length === 0 && isNews) await apply(reading, { inbox, attended, lastUid: last ?? inbox.uidNext - 1 }, []);
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
