import type { Receipt, ReceiptPage } from '#domain/contract.ts';
import { outcomes } from '#domain/contract-hand-back.ts';
import { db } from './db.ts';
import { wantFrames } from './frames.ts';
import { refreshInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';
import { noteReturns } from './returns.ts';
import type { MessageRow, RecipientRow } from './rows.ts';

/** How far receipts have been applied. */
export interface ReceiptCursor {
	epoch: number;
	seq: number;
}

/** Where to go on pulling. Only reads, so that a live query may ask it. */
export async function receiptCursor(): Promise<ReceiptCursor> {
	const device = await db.device.get('device');
	return { epoch: device?.epoch ?? 0, seq: device?.receiptSeq ?? 0 };
}

/** The same with what proves it to the relay; empty where it gave nothing along. */
export async function provenCursor(): Promise<ReceiptCursor & { proof: string }> {
	const device = await db.device.get('device');
	return { ...(await receiptCursor()), proof: device?.receiptProof ?? '' };
}

/** A page of receipts; one of an older relay proves nothing. */
type Page = Omit<ReceiptPage, 'handBack' | 'proof'> & { proof?: string };

/** Applies a page of receipts, one journal entry; what was applied before changes nothing. Answers how many were new. */
export async function applyReceipts(page: Page): Promise<number> {
	const { epoch, seq } = await receiptCursor();
	const fresh = page.receipts.filter((one) => one.epoch > epoch || (one.epoch === epoch && one.seq > seq));
	const last = fresh.at(-1);
	if (!last) return 0;
	const ids = [...new Set(fresh.map((receipt) => receipt.messageId))];
	const payload = { from: `${fresh[0]!.epoch}.${fresh[0]!.seq}`, to: `${last.epoch}.${last.seq}` };
	await commit({ type: 'receipts.applied', ids, payload }, async () => {
		await db.receipts.bulkPut(fresh);
		const rows = (await db.messages.bulkGet(ids)).filter((row) => row !== undefined);
		const changed = rows.map((row) => fresh.filter((receipt) => receipt.messageId === row.id).reduce(withReceipt, row));
		await db.messages.bulkPut(changed);
		await db.device.update('device', { epoch: last.epoch, receiptSeq: last.seq, receiptProof: page.proof ?? '' });
		const failed = new Set(fresh.filter(isFailure).map((receipt) => receipt.messageId));
		await noteReturns(changed, fresh);
		await wantFrames(changed);
		await withdrawMarks(changed.filter((row) => failed.has(row.id)).flatMap((row) => row.invoiceIds));
		await refreshInvoices(changed.flatMap((row) => row.invoiceIds));
	});
	return fresh.length;
}

const isFailure = ({ state, practice }: Receipt): boolean =>
	!practice && ['rejected', 'expired', 'bounced'].includes(state);

/** A failure that comes in after a person marked an invoice as sent must be seen. Runs inside a transaction. */
async function withdrawMarks(invoiceIds: readonly string[]): Promise<void> {
	await db.invoices
		.where('id')
		.anyOf([...invoiceIds])
		.modify({ markedSentAt: '' });
}

/** A message after one more receipt. What is known never becomes doubtful by a restored relay. */
function withReceipt(row: MessageRow, receipt: Receipt): MessageRow {
	const recipients = row.recipients.map((recipient) =>
		recipient.address === receipt.recipient && !isRestoredDoubt(recipient, receipt)
			? { ...recipient, state: receipt.state, receipt }
			: recipient
	);
	const sentAt = row.sentAt || (receipt.state === 'accepted' ? receipt.at : '');
	return { ...row, recipients, sentAt };
}

const isRestoredDoubt = (known: RecipientRow, receipt: Receipt): boolean =>
	receipt.state === 'uncertain' &&
	known.receipt !== null &&
	known.receipt.epoch < receipt.epoch &&
	(outcomes as readonly string[]).includes(known.state);
