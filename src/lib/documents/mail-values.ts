import type { Debtor } from '#domain/debtor.ts';
import { knownGross } from '#domain/foreign.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import type { MergeValues } from '#domain/merge.ts';
import { sumCents } from '#domain/money.ts';
import { numberList } from '#domain/subject.ts';
import { closings } from '#templates/closings.ts';
import { date, grouped, money } from '#templates/format.ts';

/** What the fields of a mail stand for, in its language. The invoices are of one debtor, at least one. */
export function mailValues(
	invoices: readonly Invoice[],
	debtor: Debtor,
	issuer: Issuer,
	language: Language
): MergeValues {
	const first = invoices[0];
	if (!first) throw new RangeError('a mail carries at least one invoice');
	const numbers = invoices.map((invoice) => invoice.number);
	const amounts = invoices.map(knownGross).filter((amount) => amount !== null);
	const locale = { language, country: issuer.address.country };
	return {
		'invoice.number': numberList(numbers, numbers.length),
		'invoice.date': date(first.date, locale),
		'invoice.dueDate': date(first.dueDate, locale),
		'invoice.total': amounts.length < invoices.length ? '' : money(sumCents(amounts), first.currency, language),
		'invoice.subject': first.subject,
		'invoice.orderReference': first.orderReference,
		'invoice.count': String(invoices.length),
		'debtor.name': debtor.name,
		'debtor.number': debtor.number,
		'debtor.contact': debtor.contact?.name || debtor.contactName,
		'debtor.addressee': debtor.addressee || debtor.contact?.name || debtor.contactName || debtor.name,
		...issuerValues(issuer, language)
	};
}

/** What the fields of a mail that speak of the issuer stand for, in its language. */
export const issuerValues = (issuer: Issuer, language: Language) => ({
	'issuer.name': issuer.name,
	'issuer.iban': grouped(issuer.iban),
	'issuer.phone': issuer.phone,
	'issuer.email': issuer.email,
	'issuer.website': issuer.website,
	'issuer.closing': issuer.closing[language] || closings[language],
	'issuer.signature': issuer.signature || issuer.name
});
