import { deepStrictEqual } from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { Message } from '#domain/message.ts';
import { lastStates, settleAccount } from '#tests/faults/account.ts';
import { freePort, killHard } from '#tests/faults/kill.ts';
import { startObservedSink } from '#tests/faults/observed-sink.ts';
import { pushBatch, setUpMailbox } from '#tests/faults/push.ts';
import { receiptsOnceIdle } from '#tests/faults/receipts.ts';
import { pairWith } from '#tests/support/relay-device.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';

/** What happens to a relay that runs as a process of its own; numbers say to which message, or after how long. */
type Event =
	| { type: 'approve'; count: number }
	| { type: 'seal again' }
	| { type: 'cancel'; which: number }
	| { type: 'mark as sent'; which: number }
	| { type: 'kill'; after: number };

const number = fc.nat(50);
const event: fc.Arbitrary<Event> = fc.oneof(
	fc.integer({ min: 1, max: 6 }).map((count): Event => ({ type: 'approve', count })),
	fc.constant<Event>({ type: 'seal again' }),
	number.map((which): Event => ({ type: 'cancel', which })),
	number.map((which): Event => ({ type: 'mark as sent', which })),
	number.map((after): Event => ({ type: 'kill', after }))
);
const course = fc.array(event, { minLength: 8, maxLength: 16, size: 'max' });

/** Runs random courses through real processes: relay, mail server and device. */
export const runProcesses = (runs: number): Promise<void> =>
	fc.assert(fc.asyncProperty(course, runCourse), { numRuns: runs, endOnFailure: true });

async function runCourse(events: readonly Event[]): Promise<void> {
	const sink = await startObservedSink({ dropAfter: 0.1, dropBefore: 0.05, refuse: 0.05, defer: 0.1 });
	const folder = newFolder();
	const variables = { PORT: String(await freePort()), FACTURIER_BACKOFF_SCALE: '0.001' };
	let relay = await startRelay(folder, variables);
	await runAdmin(folder, 'allow', `127.0.0.1:${sink.port}`);
	const device = await pairWith(relay.url, relay.code);
	const mailboxId = await setUpMailbox(device, sink.port);
	const batches: Message[][] = [await pushBatch(device, mailboxId, 5)];
	const marked = new Set<string>();
	const pick = (which: number) => batches.flat()[which % batches.flat().length]!;

	async function happen(what: Event): Promise<void> {
		switch (what.type) {
			case 'approve':
				batches.push(await pushBatch(device, mailboxId, what.count));
				return;
			case 'seal again':
				deepStrictEqual((await device.seal(batches.at(-1)!)).status, 202);
				return;
			case 'cancel':
				deepStrictEqual((await device.call('POST', `messages/${pick(what.which).id}/cancel`)).status, 200);
				return;
			case 'mark as sent': {
				const { id, recipients } = pick(what.which);
				const { address } = recipients[0]!;
				const decision = { recipients: [address], decision: 'mark-as-sent' };
				const answer = await device.call('POST', `messages/${id}/resolve`, decision);
				if (answer.ok) marked.add(`${id} ${address}`);
				return;
			}
			case 'kill':
				await wait(what.after);
				await killHard(relay.process);
				relay = await startRelay(folder, variables);
		}
	}

	for (const one of events) await happen(one);
	const messages = batches.flat();
	const receipts = await receiptsOnceIdle(device, messages);
	await relay.stop();
	await sink.close();
	await rm(folder, { recursive: true });

	const unmarked = receipts.filter(({ evidence }) => evidence !== 'person');
	const { duplicates, falseAccepted, stuck } = settleAccount(messages, receipts, sink);
	const falsely = falseAccepted - [...marked].filter((key) => !wasTaken(key)).length;
	deepStrictEqual({ duplicates, falsely, stuck }, { duplicates: 0, falsely: 0, stuck: 0 });
	const cancelled = [...lastStates(unmarked)].filter(([key, state]) => state === 'cancelled' && wasTaken(key));
	deepStrictEqual(cancelled, [], 'what was cancelled went out');

	function wasTaken(key: string): boolean {
		const [id, address] = key.split(' ');
		return sink.taken.some((taken) => taken.id === id && taken.recipients.includes(address!));
	}
}
