import { deepStrictEqual } from 'node:assert/strict';
import type fc from 'fast-check';
import { cancelMessage } from '#server/queue/cancel.ts';
import { agree } from './agree.ts';
import { isHeld, isWaiting, type Model, type ModelMessage, type ModelRecipient } from './model.ts';
import type { Real } from './real.ts';

/** A step of a run. */
export type Command = fc.AsyncCommand<Model, Real>;

/** The one of a list that a number falls on. */
export const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

/** A person approves a message to so many recipients. */
export const approve = (count: number): Command => ({
	check: () => true,
	run(model, real) {
		const name = `d${model.messages.length}`;
		const addresses = Array.from({ length: count }, (_, index) => `r${index}@${name}.example`);
		const message = real.queue.message(addresses);
		real.messages.push(message);
		model.messages.push({
			id: message.id,
			device: 'approved',
			sealAsked: false,
			buried: false,
			recipients: null,
			forgotten: []
		});
		return Promise.resolve();
	},
	toString: () => `approve(${count})`
});

/** Where the link breaks while a device hands a message over: the reply to the part before it is lost. */
export type Cut = 'nowhere' | 'after staging' | 'after sealing';

/** The device hands over the first message that it does not know to be at the relay. */
export const push = (cut: Cut): Command => ({
	check: ({ messages }) => messages.some(({ device }) => device === 'approved'),
	async run(model, real) {
		const known = model.messages.find(({ device }) => device === 'approved')!;
		const message = real.messages.find(({ id }) => id === known.id)!;
		const staged = await real.queue.stage(message);
		deepStrictEqual(staged, { ok: true, value: known.recipients ? 'known' : 'staged' });
		known.recipients ??= message.recipients.map(({ address }) => newRecipient(known, address));
		if (cut !== 'after staging') {
			known.sealAsked = true;
			deepStrictEqual((await real.queue.seal(message)).ok, true, 'the seal is refused');
			for (const recipient of known.recipients) if (recipient.state === 'staged') recipient.state = 'queued';
			if (cut === 'nowhere') known.device = 'handed over';
		}
		await agree(model, real);
	},
	toString: () => `push(cut ${cut})`
});

/** A recipient of a message that has just come to the relay, perhaps again. */
export function newRecipient({ buried, forgotten }: ModelMessage, address: string): ModelRecipient {
	const before = forgotten.find((one) => one.address === address);
	return {
		address,
		state: buried ? 'cancelled' : 'staged',
		taken: before?.taken ?? 0,
		asked: before?.asked ?? 0,
		dueAt: null,
		firstFailedAt: null,
		armedAt: null
	};
}

/** A person takes a message back, whether or not the relay has it. */
export const cancel = (which: number): Command => ({
	check: ({ messages }) => messages.length > 0,
	async run(model, real) {
		const message = pick(model.messages, which);
		const { ledgerId, database, now } = real.queue;
		const answer = await cancelMessage(database.store, { ledgerId, messageId: message.id, at: now() });
		if (!message.recipients) message.buried = true;
		const expected = (message.recipients ?? []).map((recipient) => {
			const isOpen = (isWaiting(recipient) || recipient.state === 'staged') && !isHeld(model, message, recipient);
			if (isOpen) recipient.state = 'cancelled';
			const result = recipient.state === 'cancelled' ? 'cancelled' : 'too-late';
			return { recipient: recipient.address, result };
		});
		deepStrictEqual(answer.recipients, expected);
		await agree(model, real);
	},
	toString: () => `cancel(${which})`
});
