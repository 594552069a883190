import { beforeEach, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { digestText } from '#domain/digest.ts';
import { variantName, type Head, type StoredDocument } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import { usualMargins } from '#domain/letterhead.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { runImport } from '#ledger/imports.ts';
import { addLetterhead } from '#ledger/letterheads.ts';
import { storeVariant, variantsOf } from '#ledger/variants.ts';
import { anImported } from '#tests/support/builders.ts';
import { debtor, issuer, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { ensureVariant } from './ensure-variant.ts';
import { blankVariant } from './variants.ts';

useLedger();

const terms = digestText('terms');
const page = { bytes: new ArrayBuffer(4), width: 10, height: 14 };
let invoice: Invoice;
let usual: StoredDocument;

/** Stores a further document of the invoice. */
async function stored(head: Head, appended: typeof terms | null): Promise<string> {
	const variant = variantName('classic', 1, head, appended);
	const bytes = new TextEncoder().encode(variant);
	const document = { ...usual, id: uuid(), variant, sha256: digestText(variant), size: bytes.length };
	await storeVariant({ document, bytes: bytes.buffer });
	return variant;
}
/** What is answered for a choice, by name. */
async function ensured(choice: Parameters<typeof ensureVariant>[1]): Promise<string> {
	const found = await ensureVariant(invoice.id, choice);
	return found.ok ? found.value.variant : found.error.type;
}

beforeEach(async () => {
	await saveDebtor(debtor);
	invoice = anImported(debtor, 'F1');
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	[usual] = (await variantsOf(invoice.id)) as [StoredDocument];
});

it('takes the stored document with the same terms behind it, none without or with others', async () => {
	await db.documents.update(usual.id, { variant: variantName('classic', 1, { type: 'drawn' }, terms) });
	await stored({ type: 'blank' }, null);
	await stored({ type: 'blank' }, digestText('older terms'));
	const wanted = await stored({ type: 'blank' }, terms);
	expect(await ensured({ type: 'blank' })).toBe(wanted);
});

it('takes for paper with a printed head the document with the margins of the letterhead that the usual one has', async () => {
	const printed = await addLetterhead(issuer.id, 'Kop', { first: page, next: null, margins: usualMargins });
	const next = await addLetterhead(issuer.id, 'Kop', { first: page, next: null, margins: usualMargins }, printed.id);
	const head = { type: 'letterhead', id: printed.id, version: printed.version } as const;
	await db.documents.update(usual.id, { variant: variantName('classic', 1, head) });
	await stored({ type: 'blank' }, null);
	await stored({ type: 'blank', printed: { id: next.id, version: next.version } }, null);
	const wanted = await stored({ type: 'blank', printed: { id: printed.id, version: printed.version } }, null);
	expect(await ensured({ type: 'blank' })).toBe(wanted);
});

it('has the margins of the issuer’s own letterhead where the usual document has none, and none where there is no letterhead', async () => {
	const { id, version } = await addLetterhead(issuer.id, 'Kop', { first: page, next: null, margins: usualMargins });
	expect(await blankVariant({ ...issuer, letterheadId: id }, null)).toEqual({
		head: { type: 'blank', printed: { id, version } },
		letterhead: null,
		margins: usualMargins
	});
	expect(await blankVariant({ ...issuer, letterheadId: null }, null)).toEqual({
		head: { type: 'blank' },
		letterhead: null
	});
});
