import type { DocumentState } from './document.ts';
import type { InvoiceKind } from './invoice.ts';
import type { RecipientState } from './receipt.ts';
import { sameAddress, type InvoiceRecipients } from './recipients.ts';
import { goesByMail, goesOnPaper, type Route } from './route.ts';

/** What the ledger shows of an invoice. */
export type LedgerState = 'draft' | 'held' | 'problem' | 'perhaps' | 'waiting' | 'sent' | 'to-send';

/** All ledger states; the first that fits is shown. */
export const ledgerStates: readonly LedgerState[] = [
	'draft',
	'held',
	'problem',
	'perhaps',
	'waiting',
	'sent',
	'to-send'
];

/** Why an invoice is a problem; the worst first. */
export type LedgerProblem = 'document' | 'rejected' | 'expired' | 'bounced' | 'address';

/** What is known of one message that carries the invoice. */
export interface MessageFacts {
	id: string;
	/** Whether the practice mailbox has it: never counts as sent. */
	practice: boolean;
	resendOf: string | null;
	/** Whether it stands approved in the outbox, unconfirmed by the relay. */
	approved: boolean;
	recipients: readonly { address: string; state: RecipientState }[];
}

/** All that decides what the ledger shows of an invoice. */
export interface LedgerFacts {
	kind: InvoiceKind;
	/** Reason of the hold, or empty. */
	held: string;
	document: DocumentState;
	/** The effective route: the invoice's own, else the debtor's. */
	route: Route;
	/** From `recipientsOf`. */
	addressState: InvoiceRecipients['state'];
	/** In the order of their approval. */
	messages: readonly MessageFacts[];
	/** ISO time of printing, or empty. */
	printedAt: string;
	/** ISO time at which its PDF was saved in place of printing; absent where it was not. */
	savedInsteadAt?: string;
	/** ISO time at which a person marked it as sent, or empty; a failure that comes in later withdraws the mark. */
	markedSentAt: string;
	/** Whether another program had sent it before (C6). */
	history: boolean;
}

/** What the ledger shows; `tried` marks a "to send" of which a practice send went through. */
export type LedgerView =
	| { state: Exclude<LedgerState, 'problem'>; problem: null; tried: boolean }
	| { state: 'problem'; problem: LedgerProblem; tried: false };

/** What the ledger shows of an invoice: the first state that fits. */
export function ledgerState(facts: LedgerFacts): LedgerView {
	const show = (state: Exclude<LedgerState, 'problem'>): LedgerView => ({ state, problem: null, tried: false });
	const mail = mailOf(facts.messages.filter((message) => !message.practice));
	const done = facts.history || facts.markedSentAt !== '';
	if (facts.kind === 'draft') return show('draft');
	if (facts.held !== '') return show('held');
	const problem = problemOf(facts, mail, done);
	if (problem) return { state: 'problem', problem, tried: false };
	if (mail.uncertain && !done) return show('perhaps');
	if (mail.waiting) return show('waiting');
	const mailed = mail.accepted || !goesByMail(facts.route);
	const printed = facts.printedAt !== '' || Boolean(facts.savedInsteadAt) || !goesOnPaper(facts.route);
	if (done || (mailed && printed)) return show('sent');
	return { state: 'to-send', problem: null, tried: facts.messages.some(isTried) };
}

/** The worst that keeps an invoice from its debtor; a person's mark settles what mail and addresses left open. */
function problemOf(facts: LedgerFacts, mail: Mail, done: boolean): LedgerProblem | null {
	if (facts.document === 'failed') return 'document';
	if (done) return null;
	if (mail.failure) return mail.failure;
	const due = goesByMail(facts.route) && !mail.accepted && !mail.waiting && !mail.uncertain;
	return due && facts.addressState === 'blocked' ? 'address' : null;
}

/** What an invoice's real messages amount to, once what later ones made good is left out. */
interface Mail {
	failure: 'rejected' | 'expired' | 'bounced' | null;
	uncertain: boolean;
	waiting: boolean;
	accepted: boolean;
}

function mailOf(messages: readonly MessageFacts[]): Mail {
	const open = messages.flatMap((message, index) => openStates(message, messages.slice(index + 1)));
	const has = (...states: RecipientState[]): boolean => states.some((state) => open.includes(state));
	return {
		failure: failures.find((state) => open.includes(state)) ?? null,
		uncertain: has('uncertain'),
		waiting: has('staged', 'queued', 'deferred') || messages.some((message) => message.approved),
		accepted: has('accepted', 'delivered')
	};
}

const failures = ['rejected', 'expired', 'bounced'] as const;

/** The states of a message's recipients that still say something: not those that a later message has made good. */
function openStates(message: MessageFacts, later: readonly MessageFacts[]): RecipientState[] {
	const givesWay = isReplaced(message, later);
	return message.recipients
		.filter(({ address }) => !later.some((next) => hasReached(next, address)))
		.map(({ state }) => state)
		.filter((state) => !(givesWay && isFailure(state)));
}

/** Whether a later message that stands resends this one, or comes after one of which nothing arrived or can. */
function isReplaced(message: MessageFacts, later: readonly MessageFacts[]): boolean {
	const nothingArrives = message.recipients.every(({ state }) => isFailure(state) || state === 'cancelled');
	return later.some(
		(next, index) =>
			(next.resendOf === message.id || nothingArrives) && (stands(next) || isReplaced(next, later.slice(index + 1)))
	);
}

/** Whether a message was not taken back as a whole. */
const stands = (message: MessageFacts): boolean =>
	message.approved || message.recipients.some(({ state }) => state !== 'cancelled');

const hasReached = (message: MessageFacts, address: string): boolean =>
	message.recipients.some((recipient) => isAccepted(recipient.state) && sameAddress(recipient.address, address));

const isTried = (message: MessageFacts): boolean =>
	message.practice && message.recipients.some(({ state }) => isAccepted(state));

const isAccepted = (state: RecipientState): boolean => state === 'accepted' || state === 'delivered';

const isFailure = (state: RecipientState): boolean => (failures as readonly RecipientState[]).includes(state);
