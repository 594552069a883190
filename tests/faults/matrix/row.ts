import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Message } from '#domain/message.ts';
import { createWorker, type Worker } from '#server/delivery/worker.ts';
import { resumeMailbox } from '#server/queue/pauses.ts';
import { startMailSink, type MailSink } from '#tests/support/mail-sink.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import type { Certificates } from './certificates.ts';
import { one, type Kind } from './kinds.ts';
import { largeBody } from './large-body.ts';
import { patience } from './manners.ts';

/** What a kind came to. */
export interface Row {
	/** What was seen of the messages, each way once. */
	seen: string[];
	messages: number;
	/** Recipients, once the server behaves again and all that may be sent has been. */
	duplicates: number;
	lost: number;
	falseAccepted: number;
}

/** Milliseconds: longer than any wait between two tries. */
const longRest = 3_600_000;
const mostRounds = 8;

/** Sends messages to a server that misbehaves, looks at them, lets it behave, and looks again. */
export async function runKind(kind: Kind, count: number, certificates: Certificates): Promise<Row> {
	let isBroken = true;
	const { tls } = kind;
	const sink = await startMailSink(
		(moment) => (isBroken ? kind.answer(moment) : null),
		tls && { from: tls.from, certificate: () => certificates[isBroken ? tls.certificate : 'good'] }
	);
	const queue = await newQueue(sink.port, kind.mailbox);
	const worker = createWorker({ ...queue.delivery(), timeouts: patience });
	await worker.start();

	const attachments = kind.body === 'large' ? { attachments: [await largeBody(queue)] } : {};
	const messages = Array.from({ length: count }, () =>
		queue.message([...(kind.recipients ?? [one])], { batchId: queue.ledgerId, ...attachments })
	);
	await queue.send(...messages);
	await letWork(queue, worker, ['queued']);
	const seen = await lookAt(queue, messages);

	isBroken = false;
	await queue.database.store
		.updateTable('mailbox')
		.set({ security: securityOf(kind) })
		.execute();
	await resumeMailbox(queue.database.store, queue.mailboxId, queue.now());
	await letWork(queue, worker, ['queued', 'deferred']);
	const account = settle(await recipientsOf(queue), sink);

	await worker.stop(0);
	await sink.close();
	await queue.database.close();
	await rm(queue.folder, { recursive: true });
	return { seen: [...new Set(seen)], messages: count, ...account };
}

/** A server that never spoke TLS is one that must be asked without it. */
const securityOf = ({ tls, mailbox }: Kind) => (tls ? (mailbox?.security ?? 'none') : 'none');

/** Lets time pass until nobody is in these states any more, the mailbox is paused, or nothing seems to help. */
async function letWork(queue: TestQueue, worker: Worker, states: string[]): Promise<void> {
	for (let round = 0; round < mostRounds; round++) {
		worker.wake();
		while (!(await isResting(queue))) await wait(5);
		const rows = await recipientsOf(queue);
		const { paused_at } = await mailboxOf(queue);
		if (paused_at !== null || rows.every(({ state }) => !states.includes(state))) return;
		queue.pass(longRest);
	}
}

const mailboxOf = ({ database }: TestQueue) =>
	database.store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();

const recipientsOf = ({ database }: TestQueue) =>
	database.store.selectFrom('recipient').selectAll().orderBy('message_id').orderBy('queue_order').execute();

/** Whether no attempt is open, and nothing is due. */
async function isResting(queue: TestQueue): Promise<boolean> {
	const open = await queue.database.store.selectFrom('attempt').select('id').where('state', '<>', 'closed').execute();
	if (open.length > 0) return false;
	const { paused_at, retry_at } = await mailboxOf(queue);
	const now = queue.now();
	if (paused_at !== null || (retry_at !== null && retry_at > now)) return true;
	const rows = await recipientsOf(queue);
	return rows.every(({ state, due_at }) => !['queued', 'deferred'].includes(state) || due_at! > now);
}

async function lookAt(queue: TestQueue, messages: readonly Message[]): Promise<string[]> {
	const rows = await recipientsOf(queue);
	const mailbox = await mailboxOf(queue);
	// After a doubt a mailbox rests as well; that is no trouble of the others.
	const hasDoubt = rows.some(({ state }) => state === 'uncertain');
	const trouble = mailbox.paused_reason
		? `paused: ${mailbox.paused_reason}`
		: mailbox.down_since && !hasDoubt && `down: ${rows.find(({ state }) => state === 'deferred')?.reason}`;
	return messages.map(({ id, recipients }) =>
		recipients
			.map(({ address }) => rows.find((row) => row.message_id === id && row.address === address)!)
			.map(({ state, reason }) => {
				if (trouble && (state === 'queued' || state === 'deferred')) return `waiting; ${trouble}`;
				return reason === null ? state : `${state}: ${reason}`;
			})
			.join(', ')
	);
}

/** Whom the server took how often, beside what is said of them. */
function settle(rows: Awaited<ReturnType<typeof recipientsOf>>, sink: MailSink) {
	const timesTaken = (messageId: string, address: string) =>
		sink.taken.filter(({ id, recipients }) => id === messageId && recipients.includes(address)).length;
	const count = (fits: (state: string, taken: number) => boolean) =>
		rows.filter(({ message_id, address, state }) => fits(state, timesTaken(message_id, address))).length;
	return {
		duplicates: count((_, taken) => taken > 1),
		lost: count((state) => !['accepted', 'rejected', 'uncertain'].includes(state)),
		falseAccepted: count((state, taken) => state === 'accepted' && taken === 0)
	};
}
