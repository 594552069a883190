import { ReceiptPage } from '#domain/contract.ts';
import { ok, type Result } from '#domain/result.ts';
import { applyReceipts, receiptCursor } from '#ledger/receipts.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/** Pulls receipts until there are no more; answers how many were new. Asking acknowledges what came before. */
export async function pullReceipts(): Promise<Result<number, RelayError>> {
	let fresh = 0;
	for (;;) {
		const { epoch, seq } = await receiptCursor();
		const page = await callRelay(ReceiptPage, { path: `receipts?after=${epoch}.${seq}` });
		if (!page.ok) return page;
		fresh += await applyReceipts(page.value);
		if (!page.value.more) return ok(fresh);
	}
}
