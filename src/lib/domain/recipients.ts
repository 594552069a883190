import { parseAddress, type AddressError } from './address.ts';
import { limits } from './contract.ts';
import type { Debtor } from './debtor.ts';
import type { Invoice } from './invoice.ts';
import type { Issuer } from './issuer.ts';

/** A part of an address field that is no plain address, as written, and why. */
export interface BadPart {
	text: string;
	error: AddressError;
}

/** What stands in an address field: plain addresses, each once, and the rest. */
export interface Recipients {
	good: string[];
	bad: BadPart[];
}

/** The field that an invoice's recipients come from. */
export type RecipientSource = 'invoice' | 'invoice-address' | 'contact' | 'invoice-recipients' | 'general' | 'none';

/** Why an invoice cannot be mailed. */
export type RecipientBlock =
	| { type: 'NoAddress' }
	/** Good and bad parts in one field: the good ones wait for a person to confirm them. */
	| { type: 'BadParts'; good: string[]; bad: BadPart[]; written: string }
	| { type: 'TooMany'; count: number; limit: number };

/** Where an invoice goes by mail, or why it cannot. */
export type InvoiceRecipients =
	| { state: 'ready'; addresses: string[]; written: string; source: RecipientSource }
	| { state: 'blocked'; reason: RecipientBlock; written: string; source: RecipientSource };

/**
 * Reads an address field: parts at `;`, `,` and line breaks, each of which must be one plain address. Quotes and brackets
 * protect nothing. The same address twice, whatever its capitals, counts once, as first written.
 */
export function parseRecipients(text: string): Recipients {
	const good = new Map<string, string>();
	const bad: BadPart[] = [];
	for (const part of partsOf(text)) {
		const address = parseAddress(part);
		if (!address.ok) bad.push({ text: part, error: address.error });
		else if (!good.has(keyOf(address.value))) good.set(keyOf(address.value), address.value);
	}
	return { good: [...good.values()], bad };
}

/** Writes addresses as one field: `a@x.nl; b@y.nl`. */
export const writeRecipients = (addresses: readonly string[]): string => addresses.join('; ');

/** Whether two addresses are the same for us: capitals do not tell people apart. */
export const sameAddress = (one: string, other: string): boolean => keyOf(one) === keyOf(other);

/**
 * Where an invoice goes: its own recipients, else the debtor's different invoice address, else the chosen contact, else
 * the invoice recipients, else, where the issuer allows it, the general address. The first field with anything in it decides.
 */
export function recipientsOf(
	invoice: Pick<Invoice, 'recipientsEdited'>,
	debtor: Pick<Debtor, 'invoiceAddress' | 'contact' | 'invoiceRecipients' | 'generalEmail' | 'confirmedRecipients'>,
	issuer: Pick<Issuer, 'allowGeneralEmail'>
): InvoiceRecipients {
	const { source, written } = fieldOf(invoice, debtor, issuer);
	const { good, bad } = parseRecipients(written);
	const blocked = (reason: RecipientBlock): InvoiceRecipients => ({ state: 'blocked', reason, written, source });
	if (good.length === 0 && bad.length === 0) return blocked({ type: 'NoAddress' });
	const confirmed = good.length > 0 && debtor.confirmedRecipients === writeRecipients(good);
	if (bad.length > 0 && !confirmed) return blocked({ type: 'BadParts', good, bad, written });
	const limit = limits.messageRecipients;
	if (good.length > limit) return blocked({ type: 'TooMany', count: good.length, limit });
	return { state: 'ready', addresses: good, written, source };
}

/** The field that decides. An invoice's own field decides even when a person has emptied it. */
function fieldOf(
	invoice: Pick<Invoice, 'recipientsEdited'>,
	debtor: Pick<Debtor, 'invoiceAddress' | 'contact' | 'invoiceRecipients' | 'generalEmail'>,
	issuer: Pick<Issuer, 'allowGeneralEmail'>
): { source: RecipientSource; written: string } {
	if (invoice.recipientsEdited !== null) return { source: 'invoice', written: invoice.recipientsEdited };
	const fields: { source: RecipientSource; written: string }[] = [
		{ source: 'invoice-address', written: debtor.invoiceAddress },
		{ source: 'contact', written: debtor.contact?.email ?? '' },
		{ source: 'invoice-recipients', written: debtor.invoiceRecipients },
		{ source: 'general', written: issuer.allowGeneralEmail ? debtor.generalEmail : '' }
	];
	return fields.find((field) => partsOf(field.written).length > 0) ?? { source: 'none', written: '' };
}

const partsOf = (text: string): string[] =>
	text
		.split(/[;\r\n\u0085\u2028\u2029]/)
		.flatMap(splitAtCommas)
		.map((part) => part.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, ''))
		.filter((part) => part !== '');

/** Parts at commas; `jan@bakker,nl` stays whole, since neither half is an address and the slip can then be named. */
function splitAtCommas(text: string): string[] {
	const parts: string[] = [];
	for (const part of text.split(',')) {
		const slip = /@[^@.\s]+$/.test(parts.at(-1) ?? '') && /^[A-Za-z]{2,6}[ \t]*$/.test(part);
		if (slip) parts.push(`${parts.pop()!},${part}`);
		else parts.push(part);
	}
	return parts;
}

const keyOf = (address: string): string => address.toLowerCase();
