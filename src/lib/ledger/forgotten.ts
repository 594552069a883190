import type { Receipt, ResolveMessage } from '#domain/contract.ts';
import { isSettled } from '#domain/receipt.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from './db.ts';
import { refreshInvoices } from './invoice-store.ts';
import { commitIf } from './journal.ts';
import type { MessageRow, RecipientRow } from './rows.ts';

/**
 * Records that the relay has forgotten messages and cannot take them anew: whoever was still waited for was perhaps sent
 * to. What is known stays known. Answers how many recipients are in doubt.
 */
export async function leaveInDoubt(messageIds: readonly string[]): Promise<number> {
	const left = await commitIf(
		(rows: MessageRow[]) => ({
			type: 'message.forgotten',
			ids: rows.flatMap((row) => [row.id, ...row.invoiceIds]),
			payload: { messages: rows.map(({ id }) => id) }
		}),
		async () => {
			const rows = (await db.messages.bulkGet([...messageIds])).filter((row) => row !== undefined);
			const open = rows.filter(({ recipients }) => recipients.some(isOpen));
			if (open.length === 0) return err(null);
			await save(open, (one) => (isOpen(one) ? { state: 'uncertain', reason: 'restored', evidence: null } : null));
			return ok(open);
		}
	);
	return left.ok ? left.value.flatMap(({ recipients }) => recipients.filter(isOpen)).length : 0;
}

const isOpen = ({ state }: RecipientRow): boolean => state === 'approved' || !isSettled(state);

/**
 * Settles recipients who are in doubt by a person's word alone, where no relay knows of the message: marked as sent, or
 * taken back, so that the invoice is to be sent again. Fails where one of them is not in doubt.
 */
export function settleHere(messageId: string, decided: ResolveMessage): Promise<Result<null, null>> {
	const word: Word =
		decided.decision === 'mark-as-sent'
			? { state: 'accepted', reason: null, evidence: 'person' }
			: { state: 'cancelled', reason: null, evidence: null };
	return commitIf(
		() => ({ type: 'message.resolved', ids: [messageId], payload: decided }),
		async () => {
			const row = await db.messages.get(messageId);
			const asked = (one: RecipientRow) => decided.recipients.includes(one.address);
			if (!row?.recipients.some(asked)) return err(null);
			if (row.recipients.some((one) => asked(one) && one.state !== 'uncertain')) return err(null);
			await save([row], (one) => (asked(one) ? word : null));
			return ok(null);
		}
	);
}

type Word = Pick<Receipt, 'state' | 'reason' | 'evidence'>;

/** Gives recipients the states that `wordFor` says, null as they are. Runs inside a transaction. */
async function save(rows: readonly MessageRow[], wordFor: (one: RecipientRow) => Word | null): Promise<void> {
	const at = new Date().toISOString();
	const epoch = (await db.device.get('device'))?.epoch ?? 0;
	const changed = rows.map((row): MessageRow => {
		const recipients = row.recipients.map((one): RecipientRow => {
			const word = wordFor(one);
			if (!word) return one;
			const receipt = { ...(one.receipt ?? unheard(row, one.address, epoch)), ...word, ...silence, at };
			return { ...one, state: word.state, receipt };
		});
		const isSent = recipients.some((one, index) => one.state === 'accepted' && one !== row.recipients[index]);
		return { ...row, recipients, sentAt: row.sentAt || (isSent ? at : '') };
	});
	await db.messages.bulkPut(changed);
	await refreshInvoices(changed.flatMap(({ invoiceIds }) => invoiceIds));
}

/** No mail server has said anything. */
const silence = { code: null, reply: '', nextTryAt: null };

/** What stands for the receipt of a recipient of whom the relay never told. */
const unheard = ({ id, batchId, practice }: MessageRow, recipient: string, epoch: number) => ({
	...{ epoch, seq: 0, batchId, messageId: id, recipient, practice },
	...{ attemptId: null, mimeSha256: null }
});
