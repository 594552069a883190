import { setTimeout as wait } from 'node:timers/promises';
import { imapOf } from '#server/queue/mailboxes.ts';
import { noteReadingProblem, readAccountOf } from '#server/queue/readings.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { createAlarm, type Alarm } from './alarm.ts';
import { attend, type Attended } from './attend.ts';
import { openMailbox, problemOfLoss, type Problem } from './open-mailbox.ts';
import type { Reading } from './reading.ts';

/** The part of the relay that reads mailboxes and files copies in them. */
export interface Reader {
	/** Begins with mailboxes that are new, begins anew with those whose IMAP account has changed, looks into all. */
	wake(): void;
	/** Looks into one mailbox: a message has just left by it. */
	ring(mailboxId: string): void;
	/** Ends all connections. Nothing runs afterwards. */
	stop(): Promise<void>;
}

/** Milliseconds until a mailbox is tried again: the longer it cannot be opened, the longer. */
const waits = [5_000, 15_000, 60_000, 5 * 60_000, 15 * 60_000];

/** Connections that may be lost one after the other before people are told. */
const lossesInSilence = 3;

/** Milliseconds after which a connection that ends was a good one, and its end no failure. */
const longEnough = 60_000;

/** One mailbox at which somebody sits. */
interface Post {
	/** What it was begun with. */
	key: string;
	alarm: Alarm;
	stop: AbortController;
	ended: Promise<void>;
}

/** Makes the reader: one connection for each mailbox with IMAP. */
export function createReader(reading: Reading): Reader {
	const { store, log } = reading;
	const posts = new Map<string, Post>();
	let looking: Promise<void> = Promise.resolve();
	let stopped = false;

	async function look(): Promise<void> {
		const mailboxes = await store.selectFrom('mailbox').selectAll().where('imap_host', 'is not', null).execute();
		const wanted = new Map(stopped ? [] : mailboxes.map((mailbox) => [mailbox.id, mailbox]));
		for (const [id, post] of posts) {
			const mailbox = wanted.get(id);
			if (mailbox && keyOf(mailbox) === post.key) post.alarm.ring();
			else await leave(id, post);
		}
		for (const mailbox of wanted.values()) if (!posts.has(mailbox.id)) posts.set(mailbox.id, man(reading, mailbox));
	}

	async function leave(id: string, post: Post): Promise<void> {
		posts.delete(id);
		post.stop.abort();
		post.alarm.ring();
		await post.ended;
	}

	const wake = () => {
		looking = looking.then(look).catch((error: unknown) => log.error({ err: error }, 'reader.failed'));
	};
	return {
		wake,
		ring: (mailboxId) => posts.get(mailboxId)?.alarm.ring(),
		async stop() {
			stopped = true;
			wake();
			await looking;
		}
	};
}

/** Changes with all that a connection depends on. The refresh token of a sign-in comes and goes by itself. */
const keyOf = (mailbox: MailboxRow): string =>
	JSON.stringify([
		imapOf(mailbox),
		mailbox.host,
		mailbox.pin,
		mailbox.login,
		asText(mailbox.login === 'password' ? mailbox.secret : null),
		asText(mailbox.imap_secret)
	]);

const asText = (sealed: Uint8Array | null): string => Buffer.from(sealed ?? []).toString('base64');

function man(reading: Reading, mailbox: MailboxRow): Post {
	const alarm = createAlarm();
	const stop = new AbortController();
	const ended = serve(reading, {
		mailbox,
		account: readAccountOf(mailbox),
		alarm,
		stop: stop.signal,
		brokenPage: null
	});
	return { key: keyOf(mailbox), alarm, stop, ended };
}

/** Opens a mailbox again and again, and attends to it as long as that goes. */
async function serve(reading: Reading, attended: Attended): Promise<void> {
	const { mailbox, stop } = attended;
	for (let failures = 0; !stop.aborted; failures++) {
		const began = performance.now();
		try {
			const problem = await session(reading, attended, failures);
			if (problem && !stop.aborted) await note(reading, attended, problem);
		} catch (error) {
			reading.log.error({ err: error, mailboxId: mailbox.id }, 'reading.failed');
		}
		if (performance.now() - began > longEnough) failures = 0;
		const pause = waits[Math.min(failures, waits.length - 1)]! * reading.backoffScale;
		await wait(pause, undefined, { signal: stop }).catch(() => undefined);
	}
}

/** Keeps why a mailbox cannot be read, for people to see. */
async function note({ store, clock, log }: Reading, { mailbox, account }: Attended, problem: Problem): Promise<void> {
	log.warn({ mailboxId: mailbox.id, problem: problem.problem }, 'reading.stopped');
	await noteReadingProblem(store, { mailboxId: mailbox.id, account }, { ...problem, at: clock() });
}

/**
 * One connection; what ended it, or null where there is nothing to tell: a connection that stood and was lost is simply
 * opened again, unless that has come to nothing several times in a row.
 */
async function session(reading: Reading, attended: Attended, failures: number): Promise<Problem | null> {
	const client = await openMailbox(reading, attended.mailbox, attended.stop);
	if (client === null) return null;
	if (!client.ok) return client.error;
	try {
		await attend(reading, client.value, attended);
		return null;
	} catch (error) {
		const problem = problemOfLoss(error);
		if (problem === null) throw error;
		return problem.problem === 'unreachable' && failures < lossesInSilence ? null : problem;
	} finally {
		client.value.close();
	}
}
