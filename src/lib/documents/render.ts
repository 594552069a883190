import type { DocumentProblem } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { pendingDocuments, storeDocuments, type MadeDocument } from '#ledger/documents.ts';
import { makeDocument } from './make.ts';
import { defaultVariant, type Variant } from './variants.ts';

/** Documents stored by one entry of the journal. */
const portion = 20;

let running: Promise<void> | null = null;
let askedAgain = false;

/**
 * Makes every document that is still to be made, one tab at a time. Called again while it runs, it looks once more at
 * the end; what a crash left `pending` is made at the next start.
 */
export function renderPending(): Promise<void> {
	askedAgain = true;
	running ??= navigator.locks.request('facturier-documents', renderAll).finally(() => (running = null));
	return running;
}

async function renderAll(): Promise<void> {
	while (askedAgain) {
		askedAgain = false;
		for (;;) {
			const invoices = await pendingDocuments(portion);
			if (invoices.length === 0) break;
			await renderPortion(invoices);
		}
	}
}

async function renderPortion(invoices: readonly Invoice[]): Promise<void> {
	const made: MadeDocument[] = [];
	const failed: { invoiceId: string; problem: DocumentProblem }[] = [];
	const variants = new Map<string, { issuer: Issuer; variant: Variant }>();
	for (const invoice of invoices) {
		const known = variants.get(invoice.issuerId) ?? (await variantFor(invoice.issuerId));
		// Cleared sample data takes its issuer and its invoices away while their documents are still being made
		if (!known) continue;
		variants.set(invoice.issuerId, known);
		const result = await makeDocument(invoice, known.issuer, known.variant);
		if (result.ok) made.push(result.value);
		else failed.push({ invoiceId: invoice.id, problem: result.error });
	}
	await storeDocuments(made, failed);
}

async function variantFor(issuerId: string): Promise<{ issuer: Issuer; variant: Variant } | null> {
	const issuer = await db.issuers.get(issuerId);
	return issuer ? { issuer, variant: await defaultVariant(issuer) } : null;
}
