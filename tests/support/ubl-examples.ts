import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { centsOf, type Cents } from '#domain/money.ts';
import { decimal } from '#domain/decimal.ts';

/** CEN's example invoices, which lie beside the project where they are at hand. */
const folder = new URL('../../../shared/data/en16931/ubl/', import.meta.url);

/** Whether the example invoices are at hand. */
export const hasUblExamples = existsSync(folder);

/** What an example invoice states: amounts with their VAT (document charges and allowances among them), and its sums. */
export interface UblExample {
	name: string;
	amounts: { amount: string; rate: string; category: string }[];
	net: Cents;
	vat: Cents;
	gross: Cents;
	rows: { base: Cents; vat: Cents; rate: string; category: string }[];
}

/** Reads every example invoice. */
export const ublExamples = (): UblExample[] =>
	readdirSync(folder).map((name) => readExample(name, readFileSync(new URL(name, folder), 'utf8')));

function readExample(name: string, xml: string): UblExample {
	const document = xml.replace(/<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/g, '');
	const sums = one(document, 'LegalMonetaryTotal');
	const tax = one(document, 'TaxTotal');
	return {
		name,
		amounts: [
			...all(xml, 'InvoiceLine').map((line) => ({
				amount: one(line, 'LineExtensionAmount'),
				...taxOf(one(line, 'ClassifiedTaxCategory'))
			})),
			...all(document, 'AllowanceCharge').map((charge) => ({
				amount: `${one(charge, 'ChargeIndicator') === 'true' ? '' : '-'}${one(charge, 'Amount')}`,
				...taxOf(one(charge, 'TaxCategory'))
			}))
		],
		net: amountOf(sums, 'TaxExclusiveAmount'),
		vat: amountOf(tax, 'TaxAmount'),
		gross: amountOf(sums, 'TaxInclusiveAmount'),
		rows: all(tax, 'TaxSubtotal').map((row) => ({
			base: amountOf(row, 'TaxableAmount'),
			vat: amountOf(row, 'TaxAmount'),
			...taxOf(one(row, 'TaxCategory'))
		}))
	};
}

const taxOf = (category: string) => ({ rate: decimal(one(category, 'Percent')), category: one(category, 'ID') });

const amountOf = (xml: string, element: string): Cents => centsOf(decimal(one(xml, element)));

const one = (xml: string, element: string): string => all(xml, element)[0]!;

/** The content of every element of a name; none of those read here holds another of its name. */
const all = (xml: string, element: string): string[] =>
	[...xml.matchAll(new RegExp(`<\\w+:${element}(?: [^>]*)?>([\\s\\S]*?)</\\w+:${element}>`, 'g'))].map((match) =>
		match[1]!.trim()
	);
