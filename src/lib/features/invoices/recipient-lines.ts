import { sameAddress } from '#domain/recipients.ts';
import { formatShortDate, formatTime, formatWhen } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { reasonWords } from '#ui/reason-words.ts';
import type { LedgerState } from '#domain/ledger-state.ts';
import type { RecipientState } from '#domain/receipt.ts';
import type { InvoiceRow, MessageRow, RecipientRow } from '#ledger/rows.ts';

/** One recipient of an invoice as its detail shows it. */
export interface RecipientLine {
	address: string;
	state: LedgerState | RecipientState;
	/** In place of the state's own word. */
	word?: string;
	/** Only the practice mailbox took it. */
	tried: boolean;
	/** When that became known, in short; empty where nothing has. */
	when: string;
	/** Why it is so, and the server's own words. */
	detail: string;
	reply: string;
}

/** The recipients of an invoice: those of its mails as the newest knows them, else those it would go to. */
export function recipientLines(invoice: InvoiceRow, messages: readonly MessageRow[]): RecipientLine[] {
	const lines: RecipientLine[] = [];
	const isKnown = (address: string) => lines.some((line) => sameAddress(line.address, address));
	for (const message of messages.filter((one) => !one.practice)) {
		lines.push(...message.recipients.filter(({ address }) => !isKnown(address)).map(lineOf));
	}
	if (lines.length > 0 && invoice.state !== 'to-send') return lines;
	const fresh = invoice.addresses.filter((address) => !isKnown(address));
	return [...fresh.map((address) => toSend(address, invoice)), ...lines];
}

const toSend = (address: string, { state, tried }: InvoiceRow): RecipientLine => ({
	...nothing,
	address,
	state: state === 'problem' || state === 'draft' ? 'to-send' : state,
	tried
});

const nothing = { tried: false, when: '', detail: '', reply: '' };

function lineOf({ address, state, receipt }: RecipientRow): RecipientLine {
	if (state === 'approved' || !receipt) {
		return { ...nothing, address, state: 'waiting', word: m.invoices_recipient_approved() };
	}
	return {
		address,
		state,
		word: receipt.evidence === 'person' && state === 'accepted' ? m.invoices_recipient_person() : undefined,
		tried: false,
		when: `${formatShortDate(receipt.at)} ${formatTime(receipt.at)}`,
		detail: detailOf(receipt),
		reply: receipt.reply
	};
}

const detailOf = ({ reason, nextTryAt }: NonNullable<RecipientRow['receipt']>): string =>
	[reasonWords(reason), nextTryAt && m.invoices_next_try({ when: formatWhen(nextTryAt) })].filter(Boolean).join(' ');
