import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { attempt } from '#server/delivery/attempt.ts';
import { prepare } from '#server/delivery/prepare.ts';
import { claimNext, type Claim } from '#server/queue/attempts.ts';
import { longestWait } from '#server/delivery/backoff.ts';
import { replaceDatabase } from '#server/queue/replace.ts';
import { noticeRestore } from '#server/queue/restored.ts';
import { recoverAttempts } from '#server/queue/recovery.ts';
import { endStrangeWaits } from '#server/queue/waits.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { v7 as uuid } from 'uuid';
import { scriptedSession, type ScriptedSession } from './scripted-session.ts';

/** An attempt at work. */
export interface OpenAttempt {
	claim: Claim;
	script: ScriptedSession;
	/** Resolves once it is closed. */
	closed: Promise<'closed'>;
}

/** A recipient as the relay's file has it. */
export interface StoredRecipient {
	messageId: string;
	address: string;
	state: RecipientState;
	dueAt: string | null;
}

/** The relay's own code on a real file, with servers that do as they are told. */
export interface Real {
	queue: TestQueue;
	/** Messages that a person has approved, in that order. */
	messages: Message[];
	open: OpenAttempt[];
	/** Claims what is due and begins to send it; null where nothing is. */
	begin: () => Promise<OpenAttempt | null>;
	/** Ends as a power cut does, and starts again. */
	kill: () => Promise<void>;
	/** Makes a copy of the data while the relay works. */
	backUp: () => Promise<void>;
	/** Puts the copy in the place of the data, and starts again. */
	restore: () => Promise<void>;
	/** Sets the clock; a worker notices when it is set back. */
	setClock: (milliseconds: number) => Promise<void>;
	recipients: () => Promise<StoredRecipient[]>;
	end: () => Promise<void>;
}

/** Starts a relay with an empty file. */
export async function startReal(): Promise<Real> {
	const queue = await newQueue();
	// A device asks as soon as it is paired, and is known from then on.
	await queue.receipts();
	const store = () => queue.database.store;
	let copy = '';
	let replacements = 0;
	const real: Real = {
		queue,
		messages: [],
		open: [],
		async begin() {
			const { mailboxId } = queue;
			const mailbox = await store().selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
			const claim = await claimNext(store(), { mailboxId, lease: 'lease', attemptId: uuid(), at: queue.now() });
			if (!claim) return null;
			const delivery = queue.delivery();
			const prepared = await prepare(delivery, claim.messageId);
			if (!prepared.ok) throw new Error(`cannot be sent: ${prepared.error.type}`);
			const script = scriptedSession();
			const closed = attempt(delivery, mailbox, script.session, claim, prepared.value, 'new').then(
				() => 'closed' as const
			);
			const opened = { claim, script, closed };
			real.open.push(opened);
			return opened;
		},
		async kill() {
			// What waits for its server is forgotten with its script: nobody will ever tell it more.
			real.open = [];
			await queue.reopen();
			await recoverAttempts(store(), queue.now());
			await endStrangeWaits(store(), queue.now(), longestWait);
		},
		backUp() {
			copy = join(queue.folder, `copy-${uuid()}.sqlite`);
			queue.database.copyTo(copy, queue.now());
			return Promise.resolve();
		},
		async restore() {
			real.open = [];
			await queue.reopen(() => {
				const replaced = replaceDatabase(queue.folder, copy, 'put-aside', `${replacements++}`);
				if (!replaced.ok) throw new Error(replaced.error.type);
			});
			if (!(await noticeRestore(store(), queue.now()))) throw new Error('a restore went unnoticed');
			await recoverAttempts(store(), queue.now());
		},
		async setClock(milliseconds) {
			queue.pass(milliseconds);
			if (milliseconds < 0) await endStrangeWaits(store(), queue.now(), longestWait);
		},
		async recipients() {
			const rows = await store().selectFrom('recipient').selectAll().execute();
			return rows.map(({ message_id, address, state, due_at }) => ({
				messageId: message_id,
				address,
				state,
				dueAt: due_at
			}));
		},
		async end() {
			await queue.database.close();
			await rm(queue.folder, { recursive: true });
		}
	};
	return real;
}
