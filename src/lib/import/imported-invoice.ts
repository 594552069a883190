import { buyerOf } from '#domain/buyer.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Source } from './run.ts';

/** What a file says of an invoice. */
export type ImportedContent = Pick<
	Invoice,
	| 'type'
	| 'number'
	| 'date'
	| 'dueDate'
	| 'currency'
	| 'orderReference'
	| 'subject'
	| 'correctsNumber'
	| 'lines'
	| 'totals'
	| 'statedGross'
> &
	Partial<Pick<Invoice, 'foreign' | 'allowances' | 'pricesIncludeVat' | 'selfBilled'>>;

/** A frozen invoice as an import brings it: the file's content, in its debtor's name and language. */
export const importedInvoice = (
	debtor: Debtor,
	issuer: Issuer,
	{ now, newId }: Source,
	content: ImportedContent
): Invoice => ({
	id: newId(),
	kind: 'imported',
	issuerId: issuer.id,
	debtorId: debtor.id,
	seriesId: '',
	periodFrom: '',
	periodTo: '',
	language: debtor.language,
	buyer: buyerOf(debtor),
	correctsDate: '',
	recipientsEdited: null,
	routeEdited: null,
	importId: '',
	createdAt: now,
	...content
});
