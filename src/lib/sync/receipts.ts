import { ReceiptPage } from '#domain/contract.ts';
import { ok, type Result } from '#domain/result.ts';
import { applyReceipts, provenCursor } from '#ledger/receipts.ts';
import { handBack } from './hand-back.ts';
import { callRelay, type RelayError } from './relay-client.ts';
import type { Standing } from './heads.ts';

/**
 * Pulls receipts until there are no more; answers how many were new. Asking acknowledges what came before. A relay that
 * was restored is told what this device knows, before anything else is handed over to it.
 */
export async function pullReceipts(standing: Standing = 'writer'): Promise<Result<number, RelayError>> {
	let fresh = 0;
	for (;;) {
		const { epoch, seq, proof } = await provenCursor();
		const page = await callRelay(ReceiptPage, { path: `receipts?after=${epoch}.${seq}&proof=${proof}` });
		if (!page.ok) return page;
		fresh += await applyReceipts(page.value);
		if (page.value.more) continue;
		if (!page.value.handBack || standing === 'reader') return ok(fresh);
		const told = await handBack();
		if (!told.ok) return told;
	}
}
