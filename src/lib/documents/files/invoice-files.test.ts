import { describe, expect, it } from 'vitest';
import { digestText } from '#domain/digest.ts';
import type { Enclosure } from '#domain/enclosure.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { enclose, keepEnclosure } from '#ledger/enclosures.ts';
import { runImport } from '#ledger/imports.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { anImported } from '#tests/support/builders.ts';
import { debtor, issuer, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { filesOf } from './invoice-files.ts';
import { zipDocuments } from './save-as-zip.ts';

useLedger();

const pdf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const enclosure = (fileName: string, text = fileName): Enclosure => ({
	sha256: digestText(text),
	fileName,
	type: 'application/pdf',
	size: text.length,
	pages: 1
});

/** An invoice whose document is called `a.pdf`, with these PDFs. */
async function invoiceWith(...enclosures: Enclosure[]): Promise<InvoiceRow> {
	await saveDebtor(debtor);
	const invoice = anImported(debtor, 'F1');
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	for (const one of enclosures) await enclose(invoice.id, one, pdf(one.fileName));
	return (await db.invoices.get(invoice.id))!;
}

const namesOf = async (row: InvoiceRow) => (await filesOf(row, 'with-files'))?.map(({ fileName }) => fileName);

describe('what is saved of an invoice', () => {
	it('is its document alone unless more is wanted', async () => {
		const row = await invoiceWith(enclosure('drawing.pdf'));
		expect(await filesOf(row, 'alone')).toMatchObject([{ fileName: 'a.pdf', documentId: row.documentId }]);
	});

	it('is what goes along too, each once, under the name of its invoice, and the terms last', async () => {
		const row = await invoiceWith(enclosure('drawing.pdf'), enclosure('Drawing.pdf', 'other'), enclosure('a.pdf'));
		const terms = enclosure('terms.pdf');
		await keepEnclosure(terms, pdf('terms'));
		await saveIssuer({ ...issuer, termsFiles: { [row.language]: terms } });
		expect(await namesOf(row)).toEqual(['a.pdf', 'a drawing.pdf', 'a Drawing (2).pdf', 'a a.pdf', 'a terms.pdf']);
		const twice = { ...row, enclosures: [enclosure('drawing.pdf'), enclosure('copy.pdf', 'drawing.pdf')] };
		expect(await namesOf(twice)).toHaveLength(3);
	});

	it('is nothing where a part is missing, so that none is taken for whole', async () => {
		const row = await invoiceWith(enclosure('drawing.pdf'));
		await db.documentBytes.delete(digestText('drawing.pdf'));
		expect(await filesOf(row, 'with-files')).toBeNull();
		expect(await filesOf({ ...row, documentId: '' }, 'alone')).toBeNull();
		const { invoices, without } = await zipDocuments({ invoiceIds: [row.id], grouping: 'none', extent: 'with-files' });
		expect([invoices, without]).toEqual([0, 1]);
	});

	it('stays together in one archive', async () => {
		const row = await invoiceWith(enclosure('drawing.pdf'));
		const request = { invoiceIds: [row.id, row.id], grouping: 'none', extent: 'with-files' } as const;
		const { archives, zipped, invoices } = await zipDocuments(request, { files: 3, bytes: 1_000_000 });
		expect([archives.length, zipped.length, invoices]).toEqual([2, 4, 2]);
		expect(zipped.map(({ documentId }) => documentId !== '')).toEqual([true, false, true, false]);
	});
});
