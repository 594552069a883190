import { deepStrictEqual, ok } from 'node:assert/strict';
import { outcomes, type KnownOutcome } from '#domain/contract-hand-back.ts';
import { sealOf } from '#domain/message.ts';
import { nextStates } from '#domain/receipt.ts';
import { endHandBack, handBack } from '#server/queue/hand-back.ts';
import { resumeMailbox } from '#server/queue/pauses.ts';
import { agree } from './agree.ts';
import { newRecipient, type Command } from './handing-over.ts';
import { isWaiting, type Model, type ModelMessage, type ModelRecipient } from './model.ts';
import type { Real } from './real.ts';

/** A copy of the relay's data is made while it works. */
export const backUp: Command = {
	check: () => true,
	async run(model, real) {
		await real.backUp();
		model.saved = structuredClone(model.messages);
		for (const message of model.saved) noteArmed(model, message);
	},
	toString: () => 'backUp'
};

/** What is armed when the copy is made is under way for the relay that runs on it, too. */
function noteArmed({ open }: Model, message: ModelMessage): void {
	const armed = open.find(({ messageId, phase }) => messageId === message.id && phase === 'armed');
	for (const recipient of (message.recipients ?? []).filter(isWaiting)) recipient.armedAt = armed?.armedAt ?? null;
}

/** How much of what happened since a device had heard of when its relay was restored. */
export type Heard = 'heard all' | 'heard nothing';

/**
 * The copy takes the place of the data: who waited in it has perhaps got his mail since. The device hands back what it
 * knows of all that it had asked to be sealed, and a person lets the mailbox go on.
 */
export const restore = (heard: Heard): Command => ({
	check: ({ saved }) => saved !== null,
	async run(model, real) {
		const before = structuredClone(model.messages);
		await real.restore();
		model.open = [];
		for (const message of model.messages)
			putBack(
				message,
				model.saved!.find(({ id }) => id === message.id)
			);
		for (const message of model.messages.filter(({ sealAsked }) => sealAsked)) {
			const told = before.find(({ id }) => id === message.id)!;
			await tell(real, message, heard === 'heard all' ? told : null);
		}
		const { ledgerId, mailboxId, database, now } = real.queue;
		await endHandBack(database.store, ledgerId);
		await resumeMailbox(database.store, mailboxId, now());
		await agree(model, real);
	},
	toString: () => `restore(${heard})`
});

/** What the copy holds of a message; what the server has taken stays taken. */
function putBack(message: ModelMessage, saved: ModelMessage | undefined): void {
	const known = message.recipients ?? [];
	message.buried = saved?.buried ?? false;
	message.recipients = (saved?.recipients ?? null) && structuredClone(saved!.recipients);
	for (const recipient of message.recipients ?? []) {
		const now = known.find(({ address }) => address === recipient.address);
		recipient.taken = now?.taken ?? recipient.taken;
		recipient.asked = now?.asked ?? recipient.asked;
		if (isWaiting(recipient)) recipient.state = 'uncertain';
	}
	if (!message.recipients) message.forgotten = known;
}

function doubt(recipient: ModelRecipient): void {
	recipient.state = 'uncertain';
	recipient.armedAt = null;
}

/** The device tells what it knows of a message; what the relay has forgotten it gives it again. */
async function tell(real: Real, message: ModelMessage, told: ModelMessage | null): Promise<void> {
	const sealed = real.messages.find(({ id }) => id === message.id)!;
	if (!message.recipients) {
		ok((await real.queue.stage(sealed)).ok);
		message.recipients = sealed.recipients.map(({ address }) => newRecipient(message, address));
	}
	const known = (told?.recipients ?? []).flatMap((recipient) => knownOf(recipient, real.queue.now()));
	const { ledgerId, database, now } = real.queue;
	const answer = await handBack(database.store, {
		ledgerId,
		batchId: sealed.batchId,
		approvedAt: now(),
		messages: [{ id: message.id, seal: sealOf(sealed), known }],
		at: now()
	});
	deepStrictEqual(answer.ok, true, 'what a device hands back is refused');
	message.device = 'handed over';
	for (const recipient of message.recipients) {
		if (recipient.state === 'staged') doubt(recipient);
		const outcome = known.find((one) => one.recipient === recipient.address)?.state;
		const isMore = outcome && (recipient.state === 'uncertain' || nextStates[recipient.state].includes(outcome));
		if (isMore) recipient.state = outcome;
	}
}

const knownOf = ({ address, state, taken }: ModelRecipient, at: string): KnownOutcome[] =>
	outcomes
		.filter((outcome) => outcome === state)
		.map((outcome) => ({
			recipient: address,
			state: outcome,
			at,
			evidence: outcome === 'accepted' && taken > 0 ? 'reply' : null,
			reason: null,
			code: null,
			reply: ''
		}));
