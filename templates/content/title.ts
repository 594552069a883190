import type { Invoice } from '#domain/invoice.ts';
import type { Sheet } from '#templates/sheet.ts';
import type { Words } from '#templates/words.ts';

/** What kind of document it is, in a word. */
export const kindOf = (invoice: Pick<Invoice, 'type'>, words: Words): string =>
	invoice.type === 'credit-note' ? words.creditNote : words.invoice;

/** Its number, or that it is a draft and has none yet. */
export const numberOf = ({ invoice, words }: Pick<Sheet, 'invoice' | 'words'>): string =>
	invoice.number || `(${words.draft})`;

/** Kind and number together. */
export const titleOf = ({ invoice, words }: Pick<Sheet, 'invoice' | 'words'>): string =>
	`${kindOf(invoice, words)} ${numberOf({ invoice, words })}`;
