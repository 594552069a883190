import type { Batch } from '#domain/batch.ts';
import { outcomes, type KnownOutcome } from '#domain/contract-hand-back.ts';
import { db } from './db.ts';
import { commit } from './journal.ts';
import type { MessageRow } from './rows.ts';

/** The batches that the relay had sealed, or was asked to seal, the oldest first. */
export const handedOverBatches = async (): Promise<Batch[]> =>
	(await db.batches.where('push.type').anyOf('sealing', 'sealed').toArray()).toSorted((a, b) =>
		a.approvedAt.localeCompare(b.approvedAt)
	);

/** What is known for good of a message's recipients. */
export const outcomesOf = ({ recipients }: MessageRow): KnownOutcome[] =>
	recipients.flatMap(({ state, receipt }) => {
		const known = outcomes.find((outcome) => outcome === state);
		if (known === undefined || receipt === null) return [];
		const { recipient, at, evidence, reason, code, reply } = receipt;
		return [{ recipient, state: known, at, evidence, reason, code, reply }];
	});

/** Records that a restored relay was told what this device knows. */
export async function keepHandedBack(told: { batches: number; known: number; uncertain: number }): Promise<void> {
	await commit({ type: 'relay.handed-back', ids: [], payload: told }, () => Promise.resolve());
}
