import type { CancelResult } from '#domain/contract.ts';
import { err, ok } from '#domain/result.ts';
import { db } from './db.ts';
import { commitIf } from './journal.ts';
import type { MessageRow } from './rows.ts';
import { takeOut } from './take-out.ts';

/** What became of a wish to take messages back, by their ids. */
export interface Recalled {
	/** Taken out of a batch that had not left this device. */
	takenOut: string[];
	/** Kept until the relay has answered. */
	asked: string[];
}

const open: ReadonlySet<string> = new Set(['approved', 'staged', 'queued', 'deferred']);

/** Whether anything of a message may still be kept from leaving, and nobody has asked for it yet. */
export const isRecallable = ({ recall, recipients }: MessageRow): boolean =>
	recall?.state !== 'asked' && recipients.some(({ state }) => open.has(state));

/**
 * Takes messages back. What the relay has not been asked to seal is taken out of its batch at once; for all else the
 * wish is kept, since only the relay knows what has left. Those that are settled stay as they are.
 */
export async function askRecall(messageIds: readonly string[]): Promise<Recalled> {
	const recalled = await commitIf(
		({ takenOut, asked }: { takenOut: MessageRow[]; asked: MessageRow[] }) => ({
			type: 'message.recalled',
			ids: [...takenOut, ...asked].flatMap((row) => [row.id, ...row.invoiceIds]),
			payload: { takenOut: takenOut.flatMap((row) => row.invoiceIds), asked: asked.flatMap((row) => row.invoiceIds) }
		}),
		async () => {
			const rows = (await db.messages.bulkGet([...messageIds])).filter((row) => row !== undefined);
			const recallable = rows.filter(isRecallable);
			if (recallable.length === 0) return err(null);
			const takenOut = await takeOut(recallable);
			const asked = recallable.filter((row) => !takenOut.includes(row));
			const at = new Date().toISOString();
			await db.messages.bulkPut(asked.map((row) => ({ ...row, recall: { state: 'asked' as const, at } })));
			return ok({ takenOut, asked });
		}
	);
	if (!recalled.ok) return { takenOut: [], asked: [] };
	const { takenOut, asked } = recalled.value;
	return { takenOut: takenOut.map(({ id }) => id), asked: asked.map(({ id }) => id) };
}

/** The messages whose recall the relay has not answered. */
export const openRecalls = (): Promise<string[]> => db.messages.where('recall.state').equals('asked').primaryKeys();

/** Records what the relay has answered: for whom it came too late. The receipts show who was spared. */
export async function recordRecall(messageId: string, { recipients }: CancelResult): Promise<void> {
	const tooLate = recipients.filter(({ result }) => result === 'too-late').map(({ recipient }) => recipient);
	await commitIf(
		(row: MessageRow) => ({ type: 'message.recall-answered', ids: [row.id, ...row.invoiceIds], payload: { tooLate } }),
		async () => {
			const row = await db.messages.get(messageId);
			if (row?.recall?.state !== 'asked') return err(null);
			await db.messages.put({ ...row, recall: { state: 'answered', at: new Date().toISOString(), tooLate } });
			return ok(row);
		}
	);
}
