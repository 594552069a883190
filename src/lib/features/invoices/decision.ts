import type { DocumentProblem } from '#domain/document.ts';
import type { LedgerProblem } from '#domain/ledger-state.ts';
import type { RecipientBlock } from '#domain/recipients.ts';
import { recipientsOf } from '#domain/recipients.ts';
import type { MessageRow, RecipientRow } from '#ledger/rows.ts';
import type { Dossier } from './dossier.ts';

/** What stands between an invoice and its debtor, and wants a person's decision. */
export type Decision =
	| { type: 'held'; reason: string; at: string }
	/** `stays`: what hinders it came by an import, which no new try changes. */
	| { type: 'document'; problem: DocumentProblem | null; stays: boolean }
	| { type: 'no-debtor' }
	| { type: 'address'; block: RecipientBlock }
	/** Recipients that were refused, came back or were given up, and how many were reached. */
	| { type: 'failed'; problem: Failure; recipients: RecipientRow[]; reached: number }
	| { type: 'perhaps'; recipients: RecipientRow[] };

type Failure = Exclude<LedgerProblem, 'document' | 'address'>;

/** What lies in the invoice itself. */
const lasting: (DocumentProblem['type'] | undefined)[] = ['MissingCharacters', 'AddressTooLong', 'NoLines'];

/** The decision that an invoice waits for, or null. */
export function decisionOf({ invoice, debtor, issuer, messages }: Dossier): Decision | null {
	if (invoice.held) return { type: 'held', ...invoice.held };
	if (invoice.state === 'perhaps') return { type: 'perhaps', recipients: recipientsIn(messages, ['uncertain']) };
	switch (invoice.problem) {
		case null:
			return null;
		case 'document':
			return {
				type: 'document',
				problem: invoice.documentProblem,
				stays: invoice.kind === 'imported' && lasting.includes(invoice.documentProblem?.type)
			};
		case 'address': {
			if (!debtor) return { type: 'no-debtor' };
			const found = recipientsOf(invoice, debtor, issuer);
			return found.state === 'blocked' ? { type: 'address', block: found.reason } : null;
		}
		case 'rejected':
		case 'bounced':
		case 'expired':
			return {
				type: 'failed',
				problem: invoice.problem,
				recipients: recipientsIn(messages, ['rejected', 'bounced', 'expired']),
				reached: recipientsIn(messages, ['accepted', 'delivered']).length
			};
	}
}

/** The recipients of real mails that are in one of these states, each once, as the newest mail knows them. */
function recipientsIn(messages: readonly MessageRow[], states: readonly RecipientRow['state'][]): RecipientRow[] {
	const known = new Map<string, RecipientRow>();
	for (const message of messages.filter((one) => !one.practice)) {
		for (const recipient of message.recipients) {
			if (!known.has(recipient.address)) known.set(recipient.address, recipient);
		}
	}
	return [...known.values()].filter((recipient) => states.includes(recipient.state));
}
