import type { DocumentProblem } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { ok, type Result } from '#domain/result.ts';
import { renderInWorker } from '#pdf/client.ts';
import { openPdf, type OpenPdf } from '#pdf/preview.ts';
import { defaultVariant } from './variants.ts';

/** Draws a draft as it would come out now, for looking at; nothing is written or kept. */
export async function openDraft(invoice: Invoice, issuer: Issuer): Promise<Result<OpenPdf, DocumentProblem>> {
	const { head, letterhead } = await defaultVariant(issuer);
	const drawn = await renderInWorker({ invoice, issuer, head }, letterhead);
	return drawn.ok ? ok(await openPdf(drawn.value.bytes)) : drawn;
}
