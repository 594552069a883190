import { blankDebtor } from '#domain/blank.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Language } from '#domain/language.ts';
import { firms } from './firms.ts';
import { oddFirms, type OddFirm } from './odd-firms.ts';

type Country = keyof typeof firms;

/** Where a firm's invoices go, as its country would write it, and its VAT number: published examples. */
const habits: Record<Country, { language: Language; mailbox: string; vatId: string }> = {
	NL: { language: 'nl', mailbox: 'administratie', vatId: '' },
	BE: { language: 'nl', mailbox: 'boekhouding', vatId: 'BE0123456749' },
	DE: { language: 'de', mailbox: 'buchhaltung', vatId: 'DE123456789' },
	FR: { language: 'fr', mailbox: 'compta', vatId: 'FR40303265045' }
};

/** Of the ordinary customers, who gets paper, or both: by their place in the list. */
const routes: Readonly<Record<number, Debtor['route']>> = {
	9: 'paper',
	13: 'paper',
	17: 'both',
	33: 'paper',
	38: 'both'
};

/** The 60 customers of the sample issuer: first those out of the ordinary, then the ordinary ones. */
export function sampleDebtors(issuerId: string, newId: () => string, updatedAt: string): Debtor[] {
	const plain: Debtor = { ...blankDebtor({ id: issuerId, language: 'nl' }), route: 'mail', updatedAt };
	const ordinary = (Object.keys(firms) as Country[]).flatMap((country) => firmsOf(country));
	return [...oddFirms.map(oddNumber), ...ordinary.map((firm, index) => ({ ...firm, ...ordinaryExtras(index) }))].map(
		(firm) => ({ ...plain, ...firm, id: newId() })
	);
}

const oddNumber = (firm: OddFirm, index: number): OddFirm => ({
	number: `K-${100 + index}${index % 3 ? '' : 'a'}`,
	...firm
});

const ordinaryExtras = (index: number): Partial<Debtor> => ({
	number: String(2001 + index),
	route: routes[index] ?? 'mail'
});

const firmsOf = (country: Country): OddFirm[] =>
	firms[country].map(([name, street, postalCode, city]) => {
		const { language, mailbox, vatId } = habits[country];
		return {
			name,
			address: { street, postalCode, city, country },
			language: country === 'BE' && /^(rue|avenue) /i.test(street) ? 'fr' : language,
			vatId,
			invoiceRecipients: `${mailbox}@${domainLabel(name)}.example`
		};
	});

/** A name as a label of a domain: ASCII letters and digits. */
const domainLabel = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/ß/g, 'ss')
		.replace(/[^A-Za-z0-9]/g, '')
		.toLowerCase();
