import type { RenderInput } from '#pdf/render.ts';
import { amount, date, money, number, percent } from '#templates/format.ts';

/** The words of an invoice as every program gets them, to set in its own way. */
export interface Content {
	/** Address and facts, above the table. */
	above: string[];
	title: string;
	columns: string[];
	/** A cell's second line stands after a line end. */
	rows: string[][];
	totals: [name: string, value: string][];
	/** Terms, payment and the firm, below the table. */
	below: string[];
}

/** What an invoice says. */
export function contentOf({ invoice, issuer }: RenderInput): Content {
	const { buyer, language, currency, totals } = invoice;
	const locale = { language, country: issuer.address.country };
	const place = ({ street, postalCode, city }: typeof buyer.address) => `${street}, ${postalCode} ${city}`;
	return {
		above: [
			buyer.name,
			buyer.contactName,
			place(buyer.address),
			`Factuurdatum ${date(invoice.date, locale)}`,
			`Vervaldatum ${date(invoice.dueDate, locale)}`,
			`Klantnummer ${buyer.number}`,
			`Uw kenmerk ${invoice.orderReference}`,
			invoice.subject
		],
		title: `Factuur ${invoice.number}`,
		columns: ['Omschrijving', 'Datum', 'Aantal', '', 'Prijs', 'Btw', 'Bedrag'],
		rows: invoice.lines.map((line, index) => [
			[line.description, line.note].filter(Boolean).join('\n'),
			date(line.deliveryDate, locale),
			number(line.quantity, language),
			line.unit,
			number(line.unitPrice, language, 2),
			percent(line.vatRate, language),
			amount(totals.lines[index]!, language)
		]),
		totals: [
			['Subtotaal', amount(totals.net, language)],
			...totals.rows.map(({ rate, base, vat }): [string, string] => [
				`Btw ${percent(rate, language)} over ${amount(base, language)}`,
				amount(vat, language)
			]),
			['Te betalen', money(totals.gross, currency, language)]
		],
		below: [
			issuer.terms[language],
			`IBAN ${issuer.iban} · ${issuer.name}`,
			`${place(issuer.address)} · ${issuer.email} · btw ${issuer.vatId}`
		]
	};
}
