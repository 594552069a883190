import type { Debtor } from '#domain/debtor.ts';
import { parseRecipients, writeRecipients, type BadPart, type RecipientSource } from '#domain/recipients.ts';
import { confirmRecipients, saveDebtor } from '#ledger/debtors.ts';
import { editRecipients } from '#ledger/marks.ts';
import type { MendItem } from './sort-out.ts';

/** What one tap can do about an address: confirm the good parts, or write the field anew. */
export type Suggestion = { type: 'confirm'; good: string[] } | { type: 'write'; text: string };

/** What to suggest, or null where a person has to write the address. */
export function suggestionFor({ obstacle, debtor }: Pick<MendItem, 'obstacle' | 'debtor'>): Suggestion | null {
	if (obstacle.type !== 'Address') return null;
	const { reason } = obstacle;
	switch (reason.type) {
		case 'BadParts': {
			const repaired = reason.bad.map(repair);
			if (repaired.every((part) => part !== '')) {
				return { type: 'write', text: writeRecipients([...reason.good, ...repaired]) };
			}
			return reason.good.length > 0 ? { type: 'confirm', good: reason.good } : null;
		}
		case 'NoAddress': {
			const { good, bad } = parseRecipients(debtor?.generalEmail ?? '');
			return good.length > 0 && bad.length === 0 ? { type: 'write', text: writeRecipients(good) } : null;
		}
		case 'TooMany':
			return null;
	}
}

/** The address that was plainly meant, or an empty text. */
function repair({ error }: BadPart): string {
	return error.type === 'CommaForDot' || error.type === 'DisplayName' ? error.suggestion : '';
}

/** Carries out what was suggested. */
export async function takeSuggestion(item: MendItem, suggestion: Suggestion): Promise<void> {
	if (suggestion.type === 'confirm' && item.debtor) {
		await confirmRecipients(item.debtor.id, writeRecipients(suggestion.good));
	}
	if (suggestion.type === 'write') await writeRecipientsOf(item, suggestion.text);
}

/** Writes the recipients into the field that decides: the invoice's own, or one of its debtor. */
export async function writeRecipientsOf({ obstacle, debtor, invoices }: MendItem, text: string): Promise<void> {
	if (obstacle.type !== 'Address') return;
	if (obstacle.source === 'invoice') {
		for (const { id, routeEdited } of invoices) await editRecipients(id, text, routeEdited);
	} else if (debtor) {
		await saveDebtor({ ...withRecipients(debtor, obstacle.source, text), updatedAt: new Date().toISOString() });
	}
}

/** The debtor with another text in the field that his invoices' recipients come from. */
export function withRecipients(debtor: Debtor, source: RecipientSource, text: string): Debtor {
	switch (source) {
		case 'invoice-address':
			return { ...debtor, invoiceAddress: text };
		case 'contact':
			return { ...debtor, contact: { name: debtor.contact?.name ?? '', email: text } };
		case 'invoice':
		case 'invoice-recipients':
		case 'general':
		case 'none':
			return { ...debtor, invoiceRecipients: text };
	}
}

/** Puts invoices on paper instead of into the mail; the debtor keeps his route. */
export async function printInstead({ invoices }: MendItem): Promise<void> {
	for (const { id, recipientsEdited } of invoices) await editRecipients(id, recipientsEdited, 'paper');
}
