import { deepStrictEqual } from 'node:assert/strict';
import type { ResolveMessage } from '#domain/contract.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { replyTimeout } from '#server/queue/attempts.ts';
import { after } from '#server/queue/instants.ts';
import { settleFindings, type Finding } from '#server/queue/reports.ts';
import { resolveMessage } from '#server/queue/resolve.ts';
import { agree } from './agree.ts';
import { pick, type Command } from './handing-over.ts';
import { bringFailuresBack, type Model, type ModelMessage, type ModelRecipient } from './model.ts';

/** What a report does to a recipient in each state; nothing to all others. */
const reported: Record<Finding['outcome'], Partial<Record<RecipientState, RecipientState>>> = {
	failed: { uncertain: 'bounced', accepted: 'bounced', delivered: 'bounced' },
	delivered: { uncertain: 'delivered', accepted: 'delivered' },
	taken: { uncertain: 'accepted' }
};

const everybody = ({ messages }: Model): [ModelMessage, ModelRecipient][] =>
	messages.flatMap((message) =>
		(message.recipients ?? []).map((one): [ModelMessage, ModelRecipient] => [message, one])
	);

/** A report comes in about a recipient, or about somebody whom the message never had. */
export const report = (which: number, outcome: Finding['outcome'], about: 'recipient' | 'stranger'): Command => ({
	check: (model) => everybody(model).length > 0,
	async run(model, real) {
		const [message, recipient] = pick(everybody(model), which);
		const { mailboxId, database, now } = real.queue;
		const addresses = [about === 'recipient' ? recipient.address : 'iemand@elders.example'];
		const isEarly =
			about === 'recipient' &&
			model.open.some(
				({ messageId, phase, held }) =>
					messageId === message.id && phase === 'armed' && held.includes(recipient.address)
			);
		const answer = await settleFindings(database.store, {
			reading: { mailboxId, account: 'inbox', uidValidity: '1', lastUid: 1, at: now() },
			findings: [{ messageIds: [message.id], addresses, outcome, reason: null, code: null, words: '' }],
			at: now()
		});
		deepStrictEqual(answer, isEarly ? 'early' : 'applied');
		if (about === 'recipient' && !isEarly) recipient.state = reported[outcome][recipient.state] ?? recipient.state;
		await agree(model, real);
	},
	toString: () => `report(${which}, ${outcome}, ${about})`
});

/** A person decides about somebody to whom a message perhaps went. */
export const resolve = (which: number, decision: ResolveMessage['decision']): Command => ({
	check: (model) => everybody(model).length > 0,
	async run(model, real) {
		const doubtful = everybody(model).filter(([, { state }]) => state === 'uncertain');
		const [message, recipient] = pick(doubtful.length > 0 ? doubtful : everybody(model), which);
		const { ledgerId, database, now } = real.queue;
		const at = now();
		const recipients = [recipient.address];
		const answer = await resolveMessage(database.store, { ledgerId, messageId: message.id, recipients, decision, at });
		const isEarly =
			decision === 'send-again' && recipient.armedAt !== null && at < after(recipient.armedAt, replyTimeout);
		deepStrictEqual(answer.ok, recipient.state === 'uncertain' && !isEarly);
		if (answer.ok && decision === 'mark-as-sent') recipient.state = 'accepted';
		if (answer.ok && decision === 'send-again') {
			recipient.state = 'queued';
			recipient.asked++;
			recipient.firstFailedAt = null;
		}
		await agree(model, real);
	},
	toString: () => `resolve(${which}, ${decision})`
});

/** Time passes, or somebody sets the clock. */
export const clock = (minutes: number): Command => ({
	check: () => true,
	async run(model, real) {
		await real.setClock(minutes * 60_000);
		if (minutes < 0) bringFailuresBack(model, real.queue.now());
		await agree(model, real);
	},
	toString: () => `clock(${minutes} min)`
});
