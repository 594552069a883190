import { limits } from '#domain/contract.ts';
import type { StoredDocument } from '#domain/document.ts';
import type { HeadChoice } from '#domain/head-choice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { mailBytes, mailLimit } from '#domain/mail-size.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import type { Attachment } from '#domain/message.ts';
import { db } from '#ledger/db.ts';
import type { DebtorRow, InvoiceRow } from '#ledger/rows.ts';
import { currentDocument } from '#ledger/variants.ts';
import { bundlesOf } from './bundles.ts';
import { ensureVariant } from './ensure-variant.ts';
import { filesTogether, travellingWith, type LeftOut, type Travelling } from './travelling.ts';

/** One mail that will be made: its debtor, the invoices in it, and every file that travels with them. */
export interface PlannedMail {
	/** The ids of its invoices, joined: the same invoices are the same mail. */
	key: string;
	debtor: DebtorRow;
	/** At least one, all of one language. */
	invoices: InvoiceRow[];
	attachments: Attachment[];
	/** As it leaves, in bytes. */
	size: number;
	/** Which of the mails it is that the invoices of one debtor had to be spread over, from 1; null where one was enough. */
	part: { at: number; of: number } | null;
}

/** Why an invoice has no place in any mail. */
export type PlanProblem =
	| { type: 'NoDebtor' }
	| { type: 'NoAddress' }
	| { type: 'NoDocument' }
	/** With its files it is larger than the mail server takes. Bytes. */
	| { type: 'TooBig'; size: number; limit: number; files: Attachment[] };

/** An invoice that has no place in any mail. */
export interface Unplanned {
	invoice: InvoiceRow;
	problem: PlanProblem;
}

/** What a batch would send: its mails, and what has no place in them. */
export interface MailPlan {
	mails: PlannedMail[];
	refused: Unplanned[];
}

/** What is to be planned for. */
export interface PlanRequest {
	issuer: Issuer;
	/** What its mail server takes; null before the mailbox is known. */
	mailbox: Pick<MailboxStatus, 'maxMessageBytes'> | null;
	invoices: readonly InvoiceRow[];
	leftOut?: LeftOut;
	/** What stands behind the documents; absent for each invoice's usual one. */
	head?: HeadChoice;
	/** Whether each goes as it was sent last, such as once more; absent for its usual document. */
	again?: true;
}

/** Invoices looked at before the screen gets its turn. */
const slice = 50;

/** Sorts invoices into mails with all that travels with them, so that none is larger than the mail server takes. */
export async function planMails({
	issuer,
	mailbox,
	invoices,
	leftOut = [],
	head,
	again
}: PlanRequest): Promise<MailPlan> {
	const limit = mailLimit(mailbox?.maxMessageBytes);
	const debtors = await byId<DebtorRow>(db.debtors.bulkGet([...new Set(invoices.map((one) => one.debtorId))]));
	const documents = await byId<StoredDocument>(db.documents.bulkGet(invoices.map((one) => one.documentId ?? '')));
	const rows = invoices.map((invoice) => ({ invoice, debtor: debtors.get(invoice.debtorId) ?? null }));
	const plan: MailPlan = { mails: [], refused: [] };
	let looked = 0;
	for (const bundle of bundlesOf(rows)) {
		const debtor = bundle[0]!.debtor;
		const going: Travelling[] = [];
		for (const { invoice } of bundle) {
			const found = await lookAt(invoice);
			if ('type' in found) plan.refused.push({ invoice, problem: found });
			else going.push(found);
			if (++looked % slice === 0) await nextTask();
		}
		if (debtor) plan.mails.push(...mailsOf(debtor, spread(going, limit)));
	}
	return plan;

	async function lookAt(invoice: InvoiceRow): Promise<Travelling | PlanProblem> {
		const debtor = debtors.get(invoice.debtorId);
		if (!debtor) return { type: 'NoDebtor' };
		if (invoice.addresses.length === 0) return { type: 'NoAddress' };
		const usual = again ? await currentDocument(invoice.id) : documents.get(invoice.documentId ?? '');
		const chosen = usual && head ? await ensureVariant(invoice.id, head) : null;
		const document = chosen?.ok ? chosen.value : usual;
		if (!document || chosen?.ok === false) return { type: 'NoDocument' };
		const travelling = await travellingWith(invoice, document, debtor, issuer, leftOut);
		if (!travelling.ok) return { type: 'NoDocument' };
		const files = filesTogether([travelling.value]);
		const size = sizeOf(files);
		return size > limit ? { type: 'TooBig', size, limit, files } : travelling.value;
	}
}

const sizeOf = (files: readonly Attachment[]): number => mailBytes(files.map(({ size }) => size));

/** Puts what travels together into as few mails as hold it, in order. Each alone is known to fit. */
function spread(going: readonly Travelling[], limit: number): Travelling[][] {
	const mails: Travelling[][] = [];
	for (const one of going) {
		const last = mails.at(-1);
		const together = last && filesTogether([...last, one]);
		const fits =
			together &&
			sizeOf(together) <= limit &&
			together.length <= limits.messageAttachments &&
			last.length < limits.messageInvoices;
		if (fits) last.push(one);
		else mails.push([one]);
	}
	return mails;
}

const mailsOf = (debtor: DebtorRow, mails: readonly Travelling[][]): PlannedMail[] =>
	mails.map((travelling, index) => {
		const attachments = filesTogether(travelling);
		const invoices = travelling.map(({ invoice }) => invoice);
		return {
			key: invoices.map(({ id }) => id).join(),
			debtor,
			invoices,
			attachments,
			size: sizeOf(attachments),
			part: mails.length > 1 ? { at: index + 1, of: mails.length } : null
		};
	});

async function byId<T extends { id: string }>(found: PromiseLike<(T | undefined)[]>): Promise<Map<string, T>> {
	return new Map((await found).filter((row) => row !== undefined).map((row) => [row.id, row]));
}

/** Lets the screen draw and take input. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
