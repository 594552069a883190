import { afterEach, expect } from 'vitest';
import { createWorker, type Worker } from '#server/delivery/worker.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { startMailSink, type Answer, type MailSink, type Moment } from './mail-sink.ts';
import { newQueue, type TestQueue } from './queue.ts';

/** A minute in milliseconds. */
export const minute = 60_000;

/** Two recipients. */
export const jan = 'jan@klant.example';
export const piet = 'piet@klant.example';

/** Expects of a value that it comes to be so within ten seconds. */
export const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 10_000 });

/** A worker at work between a queue and a mail server. */
export interface DeliverySetting {
	queue: TestQueue;
	sink: MailSink;
	worker: Worker;
}

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

/** A sink that answers as told, a queue that sends to it, and a worker at work; they end with the test. */
export async function startDelivery(
	answer: (moment: Moment, sink: MailSink) => Answer | Promise<Answer> = () => null,
	mailbox: Partial<MailboxRow> = {}
): Promise<DeliverySetting> {
	const sink: MailSink = await startMailSink((moment) => answer(moment, sink));
	const queue = await newQueue(sink.port, mailbox);
	const worker = createWorker(queue.delivery());
	ends.push(
		() => sink.close(),
		queue.database.close,
		() => worker.stop(0)
	);
	await worker.start();
	return { queue, sink, worker };
}

/** Answers each moment that fits once, in this order, and as usual afterwards. */
export const once = (step: Moment['step'], ...answers: Answer[]) => {
	const left = [...answers];
	return (moment: Moment): Answer => (moment.step === step ? (left.shift() ?? null) : null);
};

/** Whether no attempt is open. */
export const isIdle = async ({ queue }: DeliverySetting): Promise<boolean> =>
	(await queue.database.store.selectFrom('attempt').select('id').where('state', '<>', 'closed').execute()).length === 0;
