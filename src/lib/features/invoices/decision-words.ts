import type { RecipientBlock } from '#domain/recipients.ts';
import { addressFault } from '#ui/address-words.ts';
import { documentFault } from '#ui/document-words.ts';
import { formatWhen } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { adviceWords } from '#ui/advice-words.ts';
import { reasonWords } from '#ui/reason-words.ts';
import type { Tone } from '#ui/tone.ts';
import type { Decision } from './decision.ts';

/** How a decision is put to a person: its colour, what is the matter, and what that means for the invoice. */
export interface DecisionWords {
	tone: Tone;
	title: string;
	text: string;
}

/** A decision in words; `name` is the debtor. */
export function decisionWords(decision: Decision, name: string): DecisionWords {
	switch (decision.type) {
		case 'held':
			return {
				tone: 'held',
				title: decision.reason || m.invoices_held_title(),
				text: m.invoices_held_text({ when: formatWhen(decision.at) })
			};
		case 'document':
			return {
				tone: 'prob',
				title: m.invoices_no_document_title(),
				text: [documentFault(decision.problem), ...(decision.stays ? [m.invoices_document_elsewhere()] : [])].join(' ')
			};
		case 'no-debtor':
			return { tone: 'prob', title: m.invoices_no_debtor_title(), text: m.invoices_no_debtor_text() };
		case 'address':
			return { tone: 'prob', title: m.invoices_cannot_mail_title(), text: blockWords(decision.block, name) };
		case 'failed':
			return { tone: 'prob', title: failedTitle(decision), text: failedText(decision) };
		case 'perhaps': {
			const addresses = decision.recipients.map((one) => one.address).join(', ');
			return {
				tone: 'perhaps',
				title: m.invoices_perhaps_title(),
				text: m.invoices_perhaps_text({ addresses })
			};
		}
	}
}

/** Why the written addresses cannot be used, part by part. */
export function blockWords(block: RecipientBlock, name: string): string {
	switch (block.type) {
		case 'NoAddress':
			return m.invoices_no_address({ name });
		case 'TooMany':
			return m.invoices_too_many({ count: block.count, limit: block.limit });
		case 'BadParts': {
			const { good, bad, written } = block;
			if (good.length === 0 && bad.every(({ error }) => error.type === 'NoAt')) {
				return m.invoices_written_words({ written });
			}
			const faults = bad.map(({ text, error }) => `“${text}”: ${addressFault(error)}`);
			return `${m.invoices_written({ written })} ${faults.join('; ')}.`;
		}
	}
}

function failedTitle({ problem, recipients, reached }: Extract<Decision, { type: 'failed' }>): string {
	const total = recipients.length + reached;
	const counts = { count: recipients.length, total };
	switch (problem) {
		case 'rejected':
			return reached > 0 ? m.invoices_refused_some(counts) : m.invoices_refused_title();
		case 'bounced':
			return reached > 0 ? m.invoices_bounced_some(counts) : m.invoices_bounced_title();
		case 'expired':
			return reached > 0 ? m.invoices_expired_some(counts) : m.invoices_expired_title();
	}
}

function failedText({ recipients, reached }: Extract<Decision, { type: 'failed' }>): string {
	const each = recipients.map(({ address, receipt }) => {
		const why = reasonWords(receipt?.reason ?? null);
		return why ? `${address}: ${why} ${adviceWords(receipt?.reason ?? null)}`.trim() : address;
	});
	return [...each, reached > 0 ? m.invoices_others_have_it() : m.invoices_nobody_has_it()].join(' ');
}
