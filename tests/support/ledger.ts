import { afterEach, beforeEach, expect } from 'vitest';
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
import { counterChanges } from '#ledger/counters.ts';
import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { storeDocuments } from '#ledger/documents.ts';
import type { ImportPlan } from '#ledger/imports.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { aDebtor, anIssuer } from './builders.ts';

/** The bakery of the test, in a ledger of its own. */
export let issuer: Issuer;
/** Its debtor, not saved yet. */
export let debtor: Debtor;

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

/** An import that an accepted dry run asks for. */
export const planOf = (debtors: Debtor[], invoices: Invoice[]): ImportPlan => ({
	issuerId: issuer.id,
	fileName: 'facturen.csv',
	fileDigest: digestText('file'),
	debtors: debtors.map((one) => ({ debtor: one, contentDigest: digestText(one.number), change: 'new' })),
	invoices: invoices.map((invoice) => ({ invoice, contentDigest: digestText(invoice.number), history: false })),
	refused: 0
});

/** A stand-in for rendering: bytes that are this invoice's alone. */
export async function storeDocumentOf(invoice: Invoice): Promise<void> {
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

/** A sealed message that carries an invoice. */
export function aMessage(invoice: Invoice, batchId: string, addresses: string[]): { message: Message; seal: Sha256 } {
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

/** A batch that waits on the device. */
export const aBatch = (id: string, messageIds: string[], practice = false): Batch => ({
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

/** What the relay says of one recipient; `seq` is its number and its minute. */
export const aReceipt = (
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

/** What the ledger shows of an invoice. */
export const stateOf = async (id: string) => (await db.invoices.get(id))?.state;

/** Gives each test of a file a ledger of its own, and holds its chain and its counters to what they must be afterwards. */
export function useLedger(): void {
	beforeEach(async () => {
		issuer = anIssuer();
		debtor = aDebtor(issuer);
		await saveIssuer(issuer, [aSeries('invoice', '{year}-{number:4}'), aSeries('credit-note', 'C{year}-{number:4}')]);
	});

	afterEach(async () => {
		const device = await thisDevice();
		const entries = await db.journal.orderBy('[deviceId+seq]').toArray();
		for (const chain of Map.groupBy(entries, (entry) => entry.deviceId).values())
			expect(verifyChain(chain.map(({ link: _, ...entry }) => entry)).ok).toBe(true);
		const own = entries.filter((entry) => entry.deviceId === device.id);
		expect(own.at(-1)?.link ?? '').toBe(device.head);
		await expectCountersToFit();
		await Promise.all(db.tables.map((table) => table.clear()));
	});
}

async function expectCountersToFit(): Promise<void> {
	const counted = counterChanges([], await db.invoices.toArray());
	const kept = (await db.counters.toArray()).filter(({ count, gross }) => count !== 0 || gross !== 0);
	expect(Object.fromEntries(kept.map(({ key, count, gross }) => [key, { count, gross }]))).toEqual(
		Object.fromEntries(counted)
	);
}
