import type { Batch } from '#domain/batch.ts';
import type { Receipt } from '#domain/contract.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Message } from '#domain/message.ts';
import { recipientsOf } from '#domain/recipients.ts';
import { timeOn } from './day.ts';
import { courses, type Step } from './mail-courses.ts';
import { sampleWords } from './mail-words.ts';
import type { MailCase, SampleCase } from './sample-cases.ts';
import type { CasedInvoice } from './sample-invoices.ts';

/** What went out for the samples: batches the relay has taken, their messages, and what became known of them. */
export interface SampleMails {
	batches: Batch[];
	messages: Message[];
	receipts: Receipt[];
}

/** The mailbox that the sample mails name; no relay has one of this name. */
export const sampleMailbox = 'sample';
/** The epoch of the samples' receipts; a relay counts its own from 1. */
const sampleEpoch = 0;

/** The mails of all rounds: one batch a round, one more for practice and one for what was sent again. */
export function sampleMails(
	issuer: Issuer,
	invoices: readonly CasedInvoice[],
	now: string,
	newId: () => string
): SampleMails {
	const mails: SampleMails = { batches: [], messages: [], receipts: [] };
	for (const [round, cased] of Map.groupBy(invoices, (one) => one.round)) {
		// What still waits was approved a moment ago
		const approvedAt = round <= 1 ? secondsAfter(now, -1_200) : timeOn(cased[0]!.invoice.date, 600);
		const sent = cased.flatMap((one) => mailsOf(one.sampleCase).map((mail) => ({ ...one, mail })));
		const first = send(
			mails,
			issuer,
			sent.filter((one) => one.mail !== 'tried' && one.mail !== 'again'),
			approvedAt,
			newId
		);
		const again = sent.filter((one) => one.mail === 'again');
		const later = secondsAfter(approvedAt, 7_200);
		send(mails, issuer, again, later, newId, (one) => first.get(one.invoice.id) ?? null);
		send(
			mails,
			issuer,
			sent.filter((one) => one.mail === 'tried'),
			approvedAt,
			newId
		);
	}
	return mails;
}

/** A mail of an invoice: how it went, whether it was for practice, or sent again after a refusal. */
type Mail = Exclude<MailCase, 'resent'> | 'tried' | 'again';
type SentInvoice = CasedInvoice & { mail: Mail };

function mailsOf(sampleCase: SampleCase): Mail[] {
	switch (sampleCase) {
		case 'resent':
			return ['rejected', 'again'];
		case 'tried':
			return ['tried'];
		case 'queued':
		case 'deferred':
		case 'accepted':
		case 'delivered':
		case 'rejected':
		case 'partly-rejected':
		case 'bounced':
		case 'partly-bounced':
		case 'uncertain':
		case 'expired':
		case 'cancelled':
			return [sampleCase];
		case 'history':
		case 'draft':
		case 'held':
		case 'to-send':
		case 'printed':
		case 'marked':
		case 'own-recipients':
		case 'on-paper-once':
			return [];
	}
}

/** Adds one batch; answers the message of each invoice. */
function send(
	mails: SampleMails,
	issuer: Issuer,
	sent: readonly SentInvoice[],
	approvedAt: string,
	newId: () => string,
	resendOf: (one: SentInvoice) => string | null = () => null
): Map<string, string> {
	if (sent.length === 0) return new Map();
	const batchId = newId();
	const practice = sent[0]!.mail === 'tried';
	const messages = sent.map((one) => messageOf(one, issuer, batchId, newId(), practice, resendOf(one)));
	mails.batches.push({
		id: batchId,
		issuerId: issuer.id,
		mailboxId: practice ? 'practice' : sampleMailbox,
		practice,
		approvedAt,
		messageIds: messages.map((message) => message.id),
		invoices: messages.length,
		recipients: messages.reduce((sum, message) => sum + message.recipients.length, 0),
		push: { type: 'sealed', at: secondsAfter(approvedAt, 2) }
	});
	mails.messages.push(...messages);
	messages.forEach((message, index) => addReceipts(mails.receipts, message, sent[index]!.mail, approvedAt, practice));
	return new Map(messages.map((message) => [message.invoices[0]!.id, message.id]));
}

function messageOf(
	{ invoice, debtor }: SentInvoice,
	issuer: Issuer,
	batchId: string,
	id: string,
	practice: boolean,
	resendOf: string | null
): Message {
	const to = recipientsOf(invoice, debtor, issuer);
	if (to.state === 'blocked') throw new Error(`sample invoice ${invoice.number} has nowhere to go`);
	return {
		v: 1,
		id,
		batchId,
		issuerId: issuer.id,
		mailboxId: practice ? 'practice' : sampleMailbox,
		debtor: { id: debtor.id, number: debtor.number },
		invoices: [{ id: invoice.id, number: invoice.number }],
		from: { address: issuer.email, name: issuer.name },
		replyTo: null,
		recipients: to.addresses.map((address) => ({ address, name: debtor.addressee })),
		...sampleWords(invoice),
		attachments: [],
		notBefore: null,
		resendOf
	};
}

function addReceipts(receipts: Receipt[], message: Message, mail: Mail, approvedAt: string, practice: boolean): void {
	const course = courses[mail === 'tried' || mail === 'again' ? 'accepted' : mail];
	message.recipients.forEach(({ address }, index) => {
		for (const step of index === 0 ? course.first : course.others) {
			receipts.push(receiptOf(step, message, address, receipts.length + 1, approvedAt, practice));
		}
	});
}

const receiptOf = (
	{ state, after, evidence, reason, code, reply, nextTry }: Step,
	message: Message,
	recipient: string,
	seq: number,
	approvedAt: string,
	practice: boolean
): Receipt => ({
	epoch: sampleEpoch,
	seq,
	batchId: message.batchId,
	messageId: message.id,
	recipient,
	state,
	at: secondsAfter(approvedAt, after),
	practice,
	evidence,
	reason,
	code,
	reply,
	nextTryAt: nextTry === null ? null : secondsAfter(approvedAt, nextTry),
	attemptId: null,
	mimeSha256: null
});

const secondsAfter = (isoTime: string, seconds: number): string =>
	new Date(Date.parse(isoTime) + seconds * 1000).toISOString();
