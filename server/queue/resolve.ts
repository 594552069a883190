import type { ResolveMessage } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { replyTimeout } from './attempts.ts';
import { applyChanges, plainChange } from './changes.ts';
import { after } from './instants.ts';
import type { Store, Writer } from './schema.ts';
import { within } from './within.ts';

/** A person's decision about recipients to whom a message perhaps went. */
export interface Resolving {
	ledgerId: string;
	messageId: string;
	recipients: string[];
	decision: ResolveMessage['decision'];
	at: string;
}

/** Why a decision is not taken. `TooEarly`: the server may still be at work on the last attempt until then. */
export type ResolveRefusal =
	{ type: 'UnknownMessage' } | { type: 'NotUncertain'; recipients: string[] } | { type: 'TooEarly'; until: string };

/** Settles recipients that are `uncertain`: accepted on a person's word, or queued again with the same bytes. */
export function resolveMessage(store: Store, resolving: Resolving): Promise<Result<void, ResolveRefusal>> {
	const { messageId, decision, at } = resolving;
	return within(store, async (writer) => {
		const rows = await recipientsOf(writer, resolving);
		if (rows.length === 0) return err({ type: 'UnknownMessage' });

		const uncertain = new Map(rows.filter(({ state }) => state === 'uncertain').map((row) => [row.address, row]));
		const recipients = [...new Set(resolving.recipients)];
		const settled = recipients.filter((address) => !uncertain.has(address));
		if (settled.length > 0) return err({ type: 'NotUncertain', recipients: settled });

		if (decision === 'mark-as-sent') {
			const changes = recipients.map((address) => plainChange(messageId, address, 'accepted'));
			await applyChanges(
				writer,
				at,
				changes.map((change) => ({ ...change, evidence: 'person' }))
			);
			return ok(undefined);
		}

		const until = recipients
			.map((address) => answerPossibleUntil(uncertain.get(address)!.armed_at))
			.sort()
			.at(-1)!;
		if (at < until) return err({ type: 'TooEarly', until });
		const changes = recipients.map((address) => ({ ...plainChange(messageId, address, 'queued'), dueAt: at }));
		await applyChanges(writer, at, changes);
		return ok(undefined);
	});
}

const recipientsOf = (writer: Writer, { ledgerId, messageId }: Resolving) =>
	writer
		.selectFrom('recipient')
		.innerJoin('message', 'message.id', 'recipient.message_id')
		.leftJoin('attempt', (join) =>
			join.on((on) =>
				on.or([
					on('attempt.id', '=', on.ref('recipient.attempt_id')),
					// A restore that a device noticed took hold of what was under way.
					on.and([on('attempt.message_id', '=', on.ref('message.id')), on('attempt.outcome', '=', 'restored')])
				])
			)
		)
		.where('message.id', '=', messageId)
		.where('message.ledger_id', '=', ledgerId)
		.groupBy(['recipient.address', 'recipient.state'])
		.select((row) => ['recipient.address', 'recipient.state', row.fn.max('attempt.armed_at').as('armed_at')])
		.execute();

const answerPossibleUntil = (armedAt: string | null): string => (armedAt === null ? '' : after(armedAt, replyTimeout));
