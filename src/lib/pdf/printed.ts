import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';

/** Fields whose line ends are kept; elsewhere they become spaces. */
const severalLines = new Set(['description', 'note', 'street', 'nl', 'de', 'fr', 'en']);

/** Letters, figures and signs of which nothing has to be written otherwise. */
const asItStands = /^[ -~]*$/;

/** A text as it is printed: composed letters, the minus that the font has, no tabs, nothing invisible. */
function printable(text: string, field: string): string {
	if (asItStands.test(text)) return text;
	const composed = text
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[\u200b\u2060\ufeff]/g, '')
		.replaceAll('\u2212', '–')
		.replaceAll('\t', ' ');
	return severalLines.has(field) ? composed : composed.replaceAll('\n', ' ');
}

/** The same value with all its texts as they are printed. */
export function asPrinted<T>(value: T, field = ''): T {
	if (typeof value === 'string') return printable(value, field) as T;
	if (Array.isArray(value)) return value.map((item: unknown) => asPrinted(item, field)) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asPrinted(part as unknown, key)])) as T;
}

/** All that a document shows of its invoice and issuer, and nothing else. */
export const printedParts = (invoice: Invoice, issuer: Issuer) => ({
	number: invoice.number,
	type: invoice.type,
	date: invoice.date,
	dueDate: invoice.dueDate,
	periodFrom: invoice.periodFrom,
	periodTo: invoice.periodTo,
	currency: invoice.currency,
	language: invoice.language,
	orderReference: invoice.orderReference,
	subject: invoice.subject,
	buyer: invoice.buyer,
	lines: invoice.lines,
	...(invoice.allowances && { allowances: invoice.allowances }),
	...(invoice.pricesIncludeVat && { pricesIncludeVat: true }),
	...(invoice.selfBilled && { selfBilled: true }),
	...(invoice.exemptionReason && { exemptionReason: invoice.exemptionReason }),
	totals: invoice.totals,
	correctsNumber: invoice.correctsNumber,
	correctsDate: invoice.correctsDate,
	issuer: {
		name: issuer.name,
		trade: issuer.trade,
		address: issuer.address,
		vatId: issuer.vatId,
		registration: issuer.registration,
		phone: issuer.phone,
		email: issuer.email,
		website: issuer.website,
		iban: issuer.iban,
		bic: issuer.bic,
		terms: issuer.terms[invoice.language],
		window: issuer.window,
		...(issuer.referenceKind && { referenceKind: issuer.referenceKind }),
		...(issuer.paymentCode && { paymentCode: true })
	}
});

/** Every text in a value with the path that leads to it, e.g. `lines.2.description`. */
export function* textsOf(value: unknown, path = ''): Generator<{ path: string; text: string }> {
	if (typeof value === 'string') yield { path, text: value };
	if (value === null || typeof value !== 'object') return;
	for (const [key, part] of Object.entries(value)) yield* textsOf(part, path ? `${path}.${key}` : key);
}
