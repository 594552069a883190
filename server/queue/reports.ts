import type { Reason, RecipientState } from '#domain/receipt.ts';
import { sameAddress } from '#domain/recipients.ts';
import { applyChanges, plainChange, type Change } from './changes.ts';
import { keepReading, type Reading } from './readings.ts';
import type { Store, Writer } from './schema.ts';

/** What a mail system reports of one recipient. */
export interface Finding {
	/** The messages that it can be about. */
	messageIds: string[];
	/** The addresses under which the reporting server knows the recipient. */
	addresses: string[];
	/** `taken`: a server has it and delivers it, or passes it on. */
	outcome: 'failed' | 'taken' | 'delivered';
	/** Why it failed. */
	reason: Reason | null;
	/** SMTP reply code, and the server's words. */
	code: number | null;
	words: string;
}

/** How far a mailbox has been read, and what was found up to there. */
export interface Settling {
	reading: Reading;
	findings: readonly Finding[];
	at: string;
}

/**
 * Applies what was found in a mailbox and moves its reading on, all in one. Only an exact recipient of a message that
 * left by this mailbox changes; whatever else a report says changes nothing. `early`: a message it names is being sent
 * at this moment; nothing was applied, ask again.
 */
export function settleFindings(store: Store, { reading, findings, at }: Settling): Promise<'applied' | 'early'> {
	return store.transaction().execute(async (writer) => {
		for (const finding of findings) {
			const recipient = await recipientOf(writer, reading.mailboxId, finding);
			if (recipient?.attempt_state === 'armed') return 'early';
			const state = recipient && stateAfter(recipient.state, finding.outcome);
			if (recipient && state) await applyChanges(writer, at, [changeOf(recipient, state, finding)]);
		}
		await keepReading(writer, reading);
		return 'applied';
	});
}

type Reported = Awaited<ReturnType<typeof recipientsOf>>[number];

async function recipientOf(writer: Writer, mailboxId: string, finding: Finding): Promise<Reported | undefined> {
	const rows = await recipientsOf(writer, mailboxId, finding.messageIds);
	return rows.find((row) => finding.addresses.some((address) => sameAddress(address, row.address)));
}

const recipientsOf = (writer: Writer, mailboxId: string, messageIds: readonly string[]) =>
	writer
		.selectFrom('recipient')
		.innerJoin('message', 'message.id', 'recipient.message_id')
		.leftJoin('attempt', 'attempt.id', 'recipient.attempt_id')
		.where('message.id', 'in', messageIds)
		.where('message.mailbox_id', '=', mailboxId)
		.select(['recipient.message_id', 'recipient.address', 'recipient.state', 'attempt.state as attempt_state'])
		.execute();

/** The state that a report leads to, or null where it brings nothing new, or tells of what was not sent. */
function stateAfter(state: RecipientState, outcome: Finding['outcome']): RecipientState | null {
	const mayHaveGone = state === 'uncertain' || state === 'accepted';
	switch (outcome) {
		case 'failed':
			return mayHaveGone || state === 'delivered' ? 'bounced' : null;
		case 'delivered':
			return mayHaveGone ? 'delivered' : null;
		case 'taken':
			return state === 'uncertain' ? 'accepted' : null;
	}
}

const changeOf = ({ message_id, address }: Reported, state: RecipientState, finding: Finding): Change => ({
	...plainChange(message_id, address, state),
	reason: finding.reason,
	code: finding.code,
	reply: finding.words,
	evidence: 'report'
});
