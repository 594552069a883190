import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestText } from '#domain/digest.ts';
import type { Invoice } from '#domain/invoice.ts';
import { aDebtor, aDraft, anImported, anIssuer } from '#tests/support/builders.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { requestDocuments, storeDocuments } from './documents.ts';
import { issueDraft, saveDraft } from './drafts.ts';
import { historyOf } from './history.ts';
import { runImport } from './imports.ts';
import { saveIssuer } from './issuers.ts';
import { editRecipients, holdInvoices, markAsSent, releaseInvoices } from './marks.ts';

const issuer = anIssuer();
const debtor = aDebtor(issuer);

/** What happened to an invoice, without the times, which must rise. */
async function told(id: string): Promise<object[]> {
	const row = await db.invoices.get(id);
	const events = await historyOf(row!);
	expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted());
	return events.map(({ at: _, ...event }) => event);
}

async function issued(): Promise<Invoice> {
	const draft = aDraft(debtor);
	await saveDraft(draft);
	const result = await issueDraft(draft.id, draft.date);
	if (!result.ok) throw new Error(result.error.type);
	return result.value;
}

beforeEach(async () => {
	await db.delete();
	await db.open();
	await saveIssuer(issuer, [
		{
			id: 's',
			issuerId: issuer.id,
			type: 'invoice',
			pattern: '{number}',
			next: 1,
			year: 2026,
			lastDate: '',
			locked: false
		}
	]);
	await saveDebtor(debtor);
});
afterEach(() => db.close());

describe('the history of an invoice', () => {
	it('tells its issue and what a person did to it, and nothing of other invoices', async () => {
		const [invoice, other] = [await issued(), await issued()];
		await holdInvoices([invoice.id], 'prijs klopt niet');
		await releaseInvoices([invoice.id]);
		await editRecipients(invoice.id, 'a@x.example', 'mail');
		await markAsSent([invoice.id, other.id]);
		expect(await told(invoice.id)).toEqual([
			{ type: 'issued' },
			{ type: 'held', reason: 'prijs klopt niet' },
			{ type: 'released' },
			{ type: 'recipients-edited', recipients: 'a@x.example', route: 'mail' },
			{ type: 'marked-sent' }
		]);
		expect(await told(other.id)).toEqual([{ type: 'issued' }, { type: 'marked-sent' }]);
	});

	it('tells of a document that failed why, though another of the same run was made', async () => {
		const [failed, made] = [await issued(), await issued()];
		const bytes = new Uint8Array([1]).buffer;
		const document = {
			id: 'd',
			invoiceId: made.id,
			variant: 'classic@1/drawn',
			sha256: digestText('d'),
			size: 1,
			pages: 1,
			fileName: 'd.pdf',
			type: 'application/pdf' as const,
			createdAt: made.createdAt,
			madeAfterwards: false
		};
		await storeDocuments([{ document, bytes }], [{ invoiceId: failed.id, problem: { type: 'AddressTooLong' } }]);
		await requestDocuments([failed.id]);
		expect(await told(failed.id)).toEqual([
			{ type: 'issued' },
			{ type: 'document-failed', problem: { type: 'AddressTooLong' } },
			{ type: 'document-requested' }
		]);
		expect(await told(made.id)).toEqual([{ type: 'issued' }, { type: 'document-made' }]);
	});

	it('tells the file that an invoice was imported from', async () => {
		const invoice = anImported(debtor, 'F-1');
		const contentDigest = digestText('x');
		await runImport(
			{
				issuerId: issuer.id,
				fileName: 'facturen.csv',
				fileDigest: digestText('f'),
				debtors: [],
				invoices: [{ invoice, contentDigest, history: false }],
				refused: 0
			},
			() => undefined
		);
		expect(await told(invoice.id)).toEqual([{ type: 'imported', fileName: 'facturen.csv' }]);
	});

	it('is told even where the journal no longer says it in full', async () => {
		const invoice = await issued();
		await holdInvoices([invoice.id], 'later');
		await db.payloads.clear();
		expect(await told(invoice.id)).toEqual([{ type: 'issued' }, { type: 'held', reason: '' }]);
	});
});
