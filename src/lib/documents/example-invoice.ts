import { blankBuyer, blankInvoice, blankLine } from '#domain/blank.ts';
import { decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import { totalsOf } from '#domain/vat.ts';

const words: Record<Language, { name: string; street: string; goods: [string, string, string] }> = {
	nl: { name: 'Voorbeeld & Zonen BV', street: 'Dorpsstraat 1', goods: ['Voorbeeldartikel', 'Bezorging', 'stuks'] },
	de: { name: 'Muster & Söhne GmbH', street: 'Musterstraße 1', goods: ['Musterartikel', 'Lieferung', 'Stück'] },
	fr: { name: 'Exemple & Fils SA', street: 'Rue de l’Exemple 1', goods: ['Article d’exemple', 'Livraison', 'pièces'] },
	en: { name: 'Example & Sons Ltd', street: '1 Example Street', goods: ['Example article', 'Delivery', 'pieces'] }
};

const line = (description: string, unit: string, quantity: string, unitPrice: string): InvoiceLine => ({
	...blankLine,
	description,
	quantity: decimal(quantity),
	unit,
	unitPrice: decimal(unitPrice),
	vatRate: decimal('21')
});

/** An invented invoice in the issuer's language, to look at before there is a real one. */
export function exampleInvoice(issuer: Issuer): Invoice {
	const { name, street, goods } = words[issuer.language];
	const lines = [
		line(goods[0], goods[2], '24', '12.5'),
		line(goods[0], goods[2], '8', '37.4'),
		line(goods[1], '', '1', '15')
	];
	const { postalCode, city, country } = issuer.address;
	return {
		...blankInvoice(issuer),
		id: 'example',
		number: '2026-0042',
		date: '2026-11-20',
		dueDate: '2026-12-04',
		buyer: { ...blankBuyer, number: '10042', name, address: { street, postalCode, city, country } },
		lines,
		totals: totalsOf(lines),
		createdAt: '2026-11-20T08:00:00.000Z'
	};
}
