import { issuerValues } from '#documents/mail-values.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import type { MergeValues } from '#domain/merge.ts';
import { cents } from '#domain/money.ts';
import { date, money } from '#templates/format.ts';

const addressees: Record<Language, string> = {
	nl: 'mevrouw De Vries',
	de: 'Frau Vogel',
	fr: 'Madame Dubois',
	en: 'Ms Fisher'
};

/** What the fields stand for while the issuer has no invoice that the text is for. `today` is an ISO date. */
export function sampleValues(issuer: Issuer, language: Language, today: string): MergeValues {
	const locale = { language, country: issuer.address.country };
	const year = today.slice(0, 4);
	const due = new Date(Date.parse(today) + issuer.paymentDays * 86_400_000).toISOString().slice(0, 10);
	return {
		'invoice.number': `${year}-0042`,
		'invoice.date': date(today, locale),
		'invoice.dueDate': date(due, locale),
		'invoice.total': money(cents(128_450), issuer.currency, language),
		'invoice.subject': '',
		'invoice.orderReference': '',
		'invoice.count': '1',
		'debtor.name': 'Café Linde',
		'debtor.number': '2001',
		'debtor.contact': addressees[language],
		'debtor.addressee': addressees[language],
		...issuerValues(issuer, language)
	};
}
