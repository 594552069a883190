import { beforeEach, describe, expect, it } from 'vitest';
import { digestText } from '#domain/digest.ts';
import type { Enclosure } from '#domain/enclosure.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { approveBatch } from '#ledger/batches.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { enclose } from '#ledger/enclosures.ts';
import { runImport } from '#ledger/imports.ts';
import { invoiceRows } from '#ledger/lists.ts';
import { aDebtor, anImported } from '#tests/support/builders.ts';
import { debtor, issuer, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { prepareBatch } from './approval.ts';
import { hold } from './hold.ts';
import { planMails } from './plan.ts';
import { leftOutKey } from './travelling.ts';

useLedger();

const aPdf = (fileName: string, size: number): Enclosure => ({
	sha256: digestText(`${fileName} ${size}`),
	fileName,
	type: 'application/pdf',
	size,
	pages: 1
});
const mailbox = (maxMessageBytes: number | null = null) =>
	({
		id: 'practice',
		practice: true,
		senderAddress: 'info@x.example',
		senderName: '',
		replyTo: '',
		maxMessageBytes
	}) as MailboxStatus;
const files = ({ attachments }: { attachments: { fileName: string }[] }) => attachments.map(({ fileName }) => fileName);

async function imported(...invoices: Invoice[]): Promise<string[]> {
	await runImport(planOf([], invoices), () => undefined);
	for (const invoice of invoices) await storeDocumentOf(invoice);
	return invoices.map(({ id }) => id);
}
const planned = async (ids: string[], change: Partial<Issuer> = {}, limit: number | null = null, leftOut?: string[]) =>
	planMails({
		issuer: { ...issuer, ...change },
		mailbox: mailbox(limit),
		invoices: await invoiceRows(ids),
		...(leftOut && { leftOut })
	});

describe('what travels with a mail', () => {
	beforeEach(async () => void (await saveDebtor(debtor)));

	it('brings the terms of the invoice’s language and what was enclosed, no name twice', async () => {
		const ids = await imported(anImported(debtor, 'F1'), anImported(debtor, 'F2', { language: 'de' }));
		await enclose(ids[0]!, aPdf('terms.pdf', 10), new ArrayBuffer(1));
		const { mails } = await planned(ids, { termsFiles: { nl: aPdf('Terms.pdf', 20) } });
		expect(mails.map((mail) => files(mail).slice(1))).toEqual([['terms.pdf', 'Terms (2).pdf'], []]);
		expect(mails[0]!.attachments.map(({ invoiceId, marked }) => [invoiceId, marked])).toEqual([
			[ids[0], true],
			[ids[0], false],
			[null, false]
		]);
	});

	it('puts all invoices of a debtor who wants it so into one mail; credit notes and other languages go apart', async () => {
		await saveDebtor({ ...debtor, together: true });
		const other = aDebtor(issuer, { number: '2' });
		await saveDebtor(other);
		const ids = await imported(
			anImported(debtor, 'F1'),
			anImported(other, 'F2'),
			anImported(debtor, 'F3'),
			anImported(debtor, 'F4', { language: 'fr' }),
			anImported(debtor, 'C5', { type: 'credit-note', correctsNumber: 'F1' }),
			anImported(other, 'F6')
		);
		const { mails } = await planned(ids, { termsFiles: { nl: aPdf('terms.pdf', 20) } });
		const numbers = mails.map(({ invoices }) => invoices.map(({ number }) => number).join(' '));
		expect(numbers).toEqual(['F1 F3', 'F2', 'F4', 'C5', 'F6']);
		expect(files(mails[0]!).filter((name) => name === 'terms.pdf')).toHaveLength(1);
	});

	it('spreads a mail over as many as the mail server’s limit asks for, and says which of how many', async () => {
		await saveDebtor({ ...debtor, together: true });
		const ids = await imported(...['F1', 'F2', 'F3'].map((number) => anImported(debtor, number)));
		for (const id of ids) await enclose(id, aPdf(`${id}.pdf`, 3_000_000), new ArrayBuffer(1));
		const { mails, refused } = await planned(ids, {}, 9_000_000);
		expect(refused).toEqual([]);
		expect(mails.map(({ part, invoices }) => [part, invoices.length])).toEqual([
			[{ at: 1, of: 2 }, 2],
			[{ at: 2, of: 2 }, 1]
		]);
		expect(mails.every(({ size }) => size <= 9_000_000)).toBe(true);
		const prepared = await prepareBatch({ issuer, mailbox: mailbox(9_000_000), invoiceIds: ids });
		const subjects = prepared.ok ? prepared.value.sealed.map(({ message }) => message.subject) : [];
		expect(subjects).toEqual([
			'Facturen F1, F2 van Bakkerij Zonneveld (1 van 2)',
			'Factuur F3 van Bakkerij Zonneveld (2 van 2)'
		]);
	});

	it('refuses what is too large by itself, until a file is left out', async () => {
		const ids = await imported(anImported(debtor, 'F1'));
		const large = aPdf('plan.pdf', 9_000_000);
		await enclose(ids[0]!, large, new ArrayBuffer(1));
		const { mails, refused } = await planned(ids, {}, 10_000_000);
		expect([mails.length, refused[0]?.problem.type]).toEqual([0, 'TooBig']);
		const without = await planned(ids, {}, 10_000_000, [leftOutKey(ids[0]!, large)]);
		expect([without.mails.length, without.refused.length]).toEqual([1, 0]);
	});

	it('seals a text that a person wrote for one mail, and no other', async () => {
		const ids = await imported(anImported(debtor, 'F1'), anImported(debtor, 'F2'));
		const edited = { [ids[0]!]: { subject: 'Nieuwe prijs', body: 'Beste **Piet**,\n\nzie bijlage.' } };
		const prepared = await prepareBatch({ issuer, mailbox: mailbox(), invoiceIds: ids, edited });
		if (!prepared.ok) throw new Error(prepared.error.type);
		const [first, second] = prepared.value.sealed;
		expect(first!.message).toMatchObject({ subject: 'Nieuwe prijs', text: 'Beste Piet,\n\nzie bijlage.\n' });
		expect(first!.message.html).toContain('<strong>Piet</strong>');
		expect([first!.edited, second!.edited]).toEqual([true, undefined]);
		expect(second!.message.subject).toBe('Factuur F2 van Bakkerij Zonneveld');
	});
});

it('holding one of several in a mail sends the others in a new mail of the same batch', async () => {
	await saveDebtor({ ...debtor, together: true });
	const ids = await imported(...['F1', 'F2', 'F3'].map((number) => anImported(debtor, number)));
	const prepared = await prepareBatch({ issuer, mailbox: mailbox(), invoiceIds: ids });
	if (!prepared.ok) throw new Error(prepared.error.type);
	const { batch, sealed } = prepared.value;
	const real = { ...batch, practice: false };
	expect((await approveBatch(real, sealed)).ok).toBe(true);
	expect(await hold([ids[1]!], 'prijs')).toEqual([ids[1]]);
	const [row, ...more] = await db.messages.toArray();
	expect(more).toEqual([]);
	expect(row!.message.subject).toBe('Facturen F1, F3 van Bakkerij Zonneveld');
	expect(row!.message.attachments.map(({ invoiceId }) => invoiceId)).toEqual([ids[0], ids[2]]);
	expect(row!.id).not.toBe(sealed[0]!.message.id);
	expect(await db.batches.get(batch.id)).toMatchObject({ messageIds: [row!.id], invoices: 2, recipients: 1 });
	expect((await invoiceRows(ids)).map(({ state }) => state)).toEqual(['waiting', 'held', 'waiting']);
	expect(await hold([ids[0]!, ids[2]!], 'ook')).toHaveLength(2);
	expect([await db.messages.count(), await db.batches.count()]).toEqual([0, 0]);
});
