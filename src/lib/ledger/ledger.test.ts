import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Batch } from '#domain/batch.ts';
import type { Receipt } from '#domain/contract.ts';
import { digestText, type Sha256 } from '#domain/digest.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { verifyChain } from '#domain/journal.ts';
import { sealOf, type Message } from '#domain/message.ts';
import type { Series } from '#domain/numbering.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { aDebtor, aDraft, anImported, anIssuer } from '#tests/support/builders.ts';
import { approveBatch } from './batches.ts';
import { counterChanges, countsOf } from './counters.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { thisDevice } from './device.ts';
import { storeDocuments } from './documents.ts';
import { issueDraft, saveDraft } from './drafts.ts';
import { dropInterruptedImports } from './hidden.ts';
import { existingFor, runImport, type ImportPlan } from './imports.ts';
import { saveIssuer } from './issuers.ts';
import { listInvoices } from './lists.ts';
import { holdInvoices, markAsSent, releaseInvoices } from './marks.ts';
import { applyReceipts } from './receipts.ts';

let issuer: Issuer;
let debtor: Debtor;

const aSeries = (type: Series['type'], pattern: string): Series => ({
	id: uuid(),
	issuerId: issuer.id,
	type,
	pattern,
	next: 1,
	year: 2026,
	lastDate: '',
	locked: false
});

const planOf = (debtors: Debtor[], invoices: Invoice[]): ImportPlan => ({
	issuerId: issuer.id,
	fileName: 'facturen.csv',
	fileDigest: digestText('file'),
	debtors: debtors.map((one) => ({ debtor: one, contentDigest: digestText(one.number), change: 'new' })),
	invoices: invoices.map((invoice) => ({ invoice, contentDigest: digestText(invoice.number), history: false })),
	refused: 0
});

/** A stand-in for rendering: bytes that are this invoice's alone. */
async function storeDocumentOf(invoice: Invoice): Promise<void> {
	const bytes = new TextEncoder().encode(`document of ${invoice.number}`);
	const sha256 = digestText(`document of ${invoice.number}`);
	const document = {
		id: uuid(),
		invoiceId: invoice.id,
		variant: 'classic@1/drawn',
		sha256,
		size: bytes.length,
		pages: 1
	};
	const rest = { fileName: 'a.pdf', type: 'application/pdf' as const, createdAt: '', madeAfterwards: false };
	await storeDocuments([{ document: { ...document, ...rest }, bytes: bytes.buffer }], []);
}

function aMessage(invoice: Invoice, batchId: string, addresses: string[]): { message: Message; seal: Sha256 } {
	const message: Message = {
		v: 1,
		id: uuid(),
		batchId,
		issuerId: issuer.id,
		mailboxId: uuid(),
		debtor: { id: debtor.id, number: debtor.number },
		invoices: [{ id: invoice.id, number: invoice.number }],
		from: { address: 'info@zonneveld.example', name: '' },
		replyTo: null,
		recipients: addresses.map((address) => ({ address, name: '' })),
		subject: 'Factuur',
		text: 'Tekst',
		html: '<p>Tekst</p>',
		attachments: [],
		notBefore: null,
		resendOf: null
	};
	return { message, seal: sealOf(message) };
}

const aBatch = (id: string, messageIds: string[], practice = false): Batch => ({
	id,
	issuerId: issuer.id,
	mailboxId: uuid(),
	practice,
	approvedAt: '2026-11-20T09:00:00.000Z',
	messageIds,
	invoices: messageIds.length,
	recipients: messageIds.length,
	push: { type: 'waiting' }
});

const aReceipt = (
	seq: number,
	message: Message,
	recipient: string,
	state: RecipientState,
	practice = false
): Receipt => ({
	epoch: 1,
	seq,
	batchId: message.batchId,
	messageId: message.id,
	recipient,
	state,
	at: `2026-11-20T09:0${seq}:00.000Z`,
	practice,
	evidence: state === 'accepted' ? 'reply' : null,
	reason: null,
	code: 250,
	reply: '250 ok',
	nextTryAt: null,
	attemptId: null,
	mimeSha256: null
});

const stateOf = async (id: string) => (await db.invoices.get(id))?.state;

beforeEach(async () => {
	issuer = anIssuer();
	debtor = aDebtor(issuer);
	await saveIssuer(issuer, [aSeries('invoice', '{year}-{number:4}'), aSeries('credit-note', 'C{year}-{number:4}')]);
});

afterEach(async () => {
	const device = await thisDevice();
	const entries = await db.journal.orderBy('[deviceId+seq]').toArray();
	expect(verifyChain(entries.map(({ link: _, ...entry }) => entry)).ok).toBe(true);
	expect(entries.at(-1)?.link).toBe(device.head);
	await expectCountersToFit();
	await Promise.all(db.tables.map((table) => table.clear()));
});

async function expectCountersToFit(): Promise<void> {
	const counted = counterChanges([], await db.invoices.toArray());
	const kept = (await db.counters.toArray()).filter(({ count, gross }) => count !== 0 || gross !== 0);
	expect(Object.fromEntries(kept.map(({ key, count, gross }) => [key, { count, gross }]))).toEqual(
		Object.fromEntries(counted)
	);
}

describe('imports', () => {
	it('shows all rows at once at the end, and knows them when the file comes again', async () => {
		const words = aDebtor(issuer, { number: '10002', invoiceRecipients: 'volgt nog' });
		const paper = aDebtor(issuer, { number: '10003', route: 'paper', invoiceRecipients: '' });
		await runImport(planOf([debtor, words, paper], []), () => undefined);
		const invoices = [anImported(debtor, 'F1'), anImported(words, 'F2'), anImported(paper, 'F3')];
		await runImport(planOf([], invoices), () => undefined);
		const counts = await countsOf(issuer.id);
		expect(counts.all['to-send'].count).toBe(2);
		expect(counts.all.problem.count).toBe(1);
		expect([counts.mail['to-send'].count, counts.paper['to-send'].count]).toEqual([1, 1]);
		const existing = await existingFor(issuer.id);
		expect([...existing.invoices.keys()].toSorted()).toEqual(['F1', 'F2', 'F3']);
		expect(existing.debtors.size).toBe(3);
	});

	it('shows nothing of an import that was interrupted, and removes it at the next start', async () => {
		await runImport(planOf([debtor], [anImported(debtor, 'F1')]), () => undefined);
		const imported = (await db.imports.toArray())[0]!;
		await db.imports.update(imported.id, { state: 'writing' });
		expect(await listInvoices({ issuerId: issuer.id, book: 'all', state: 'any', search: '' })).toEqual([]);
		await dropInterruptedImports();
		expect(await db.invoices.count()).toBe(0);
		await db.counters.clear();
	});
});

describe('issuing', () => {
	it('gives numbers without gaps, and never one that an import holds', async () => {
		await saveDebtor(debtor);
		await runImport(planOf([], [anImported(debtor, '2026-0002')]), () => undefined);
		const drafts = [aDraft(debtor), aDraft(debtor)];
		for (const draft of drafts) await saveDraft(draft);
		const first = await issueDraft(drafts[0]!.id, '2026-11-20');
		expect(first.ok && first.value.number).toBe('2026-0001');
		const second = await issueDraft(drafts[1]!.id, '2026-11-20');
		expect(second).toEqual({ ok: false, error: { type: 'NumberTaken', number: '2026-0002' } });
		expect(await stateOf(drafts[1]!.id)).toBe('draft');
	});

	it('never changes an issued invoice by saving its draft again', async () => {
		await saveDebtor(debtor);
		const draft = aDraft(debtor);
		await saveDraft(draft);
		await issueDraft(draft.id, '2026-11-20');
		await saveDraft({ ...draft, subject: 'changed' });
		expect((await db.invoices.get(draft.id))?.subject).toBe('');
		expect(await issueDraft(draft.id, '2026-11-20')).toEqual({ ok: false, error: { type: 'NotADraft' } });
	});
});

describe('following the debtor', () => {
	it('frees a blocked invoice when the debtor is mended', async () => {
		await saveDebtor({ ...debtor, invoiceRecipients: 'volgt nog' });
		const invoice = anImported(debtor, 'F1');
		await runImport(planOf([], [invoice]), () => undefined);
		expect(await stateOf(invoice.id)).toBe('problem');
		await saveDebtor(debtor);
		expect(await stateOf(invoice.id)).toBe('to-send');
	});

	it('refuses a debtor number that is taken', async () => {
		await saveDebtor(debtor);
		expect(await saveDebtor(aDebtor(issuer))).toEqual({ ok: false, error: { type: 'NumberTaken' } });
	});
});

describe('approval and receipts', () => {
	let invoice: Invoice;
	let sealed: { message: Message; seal: Sha256 };
	const both = ['a@x.example', 'b@x.example'];

	beforeEach(async () => {
		await saveDebtor(debtor);
		invoice = anImported(debtor, 'F1');
		await runImport(planOf([], [invoice]), () => undefined);
		await storeDocumentOf(invoice);
		const batchId = uuid();
		sealed = aMessage(invoice, batchId, both);
	});

	it('approves an invoice once: the second batch is refused and writes nothing', async () => {
		const { message } = sealed;
		expect((await approveBatch(aBatch(message.batchId, [message.id]), [sealed])).ok).toBe(true);
		expect(await stateOf(invoice.id)).toBe('waiting');
		const again = aMessage(invoice, uuid(), both);
		const refused = await approveBatch(aBatch(again.message.batchId, [again.message.id]), [again]);
		expect(refused).toEqual({ ok: false, error: { type: 'NoLongerFree', invoiceIds: [invoice.id] } });
		expect(await db.messages.count()).toBe(1);
	});

	it('applies receipts once, whatever comes again', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		const receipts = both.map((address, index) => aReceipt(index + 1, message, address, 'accepted'));
		expect(await applyReceipts({ epoch: 1, receipts: receipts.slice(0, 1), more: true })).toBe(1);
		expect(await stateOf(invoice.id)).toBe('waiting');
		expect(await applyReceipts({ epoch: 1, receipts, more: false })).toBe(1);
		expect(await stateOf(invoice.id)).toBe('sent');
		expect((await db.invoices.get(invoice.id))?.sentAt).toBe('2026-11-20T09:01:00.000Z');
		expect(await applyReceipts({ epoch: 1, receipts, more: false })).toBe(0);
	});

	it('never counts a practice send as sent', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id], true), [sealed]);
		const receipts = both.map((address, index) => aReceipt(index + 1, message, address, 'accepted', true));
		await applyReceipts({ epoch: 1, receipts, more: false });
		const row = await db.invoices.get(invoice.id);
		expect([row?.state, row?.tried, row?.sentAt]).toEqual(['to-send', true, '']);
	});

	it('shows a failure that comes in after a person has marked the invoice as sent', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		await applyReceipts({ epoch: 1, receipts: [aReceipt(1, message, both[0]!, 'uncertain')], more: true });
		await applyReceipts({ epoch: 1, receipts: [aReceipt(2, message, both[1]!, 'uncertain')], more: false });
		expect(await stateOf(invoice.id)).toBe('perhaps');
		await markAsSent([invoice.id]);
		expect(await stateOf(invoice.id)).toBe('sent');
		await applyReceipts({ epoch: 1, receipts: [aReceipt(3, message, both[0]!, 'bounced')], more: false });
		expect(await stateOf(invoice.id)).toBe('problem');
	});

	it('takes a held invoice out of a batch that has not been handed over', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		expect(await holdInvoices([invoice.id], 'prijs wordt nagekeken')).toEqual([invoice.id]);
		expect(await stateOf(invoice.id)).toBe('held');
		expect([await db.messages.count(), await db.batches.count()]).toEqual([0, 0]);
		await releaseInvoices([invoice.id]);
		expect(await stateOf(invoice.id)).toBe('to-send');
	});

	it('holds nothing that is already on its way', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		await db.batches.update(message.batchId, { push: { type: 'sealing' } });
		expect(await holdInvoices([invoice.id], 'te laat')).toEqual([]);
		expect(await stateOf(invoice.id)).toBe('waiting');
	});
});
