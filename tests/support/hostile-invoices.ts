import fc from 'fast-check';
import type { Allowance } from '#domain/allowance.ts';
import { decimal, type Decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine, VatCategory } from '#domain/invoice.ts';
import { addressWindows, type Issuer } from '#domain/issuer.ts';
import { languages } from '#domain/language.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import { cents } from '#domain/money.ts';
import { totalsOf } from '#domain/vat.ts';
import type { RenderInput } from '#pdf/render.ts';
import { documentIn } from '#tests/pdf/documents.ts';
import { decimalBetween } from './arbitrary-lines.ts';
import { aLine } from './builders.ts';

/** Words of every length and script that the fonts have, some without a place to break at. */
const word = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('brood', 'Größe', 'Œufs', 'Żółć', 'Услуги', 'Παπα', 'a/b', 'x-y-z', '100%') },
	{ weight: 1, arbitrary: fc.constantFrom('W'.repeat(90), 'i'.repeat(300), '1234567890'.repeat(8), '-'.repeat(120)) },
	{ weight: 1, arbitrary: fc.constantFrom('\n', '\n\n', '\t', 'e\u0301e\u0308', '\u200b', '\u2212') }
);
const text = (most: number) => fc.array(word, { maxLength: most }).map((words) => words.join(' '));
const short = text(3);
const rarely = <T>(value: fc.Arbitrary<T>, usual: T) =>
	fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: value });

const usualRates = ['25', '21', '20', '19', '13.5', '10', '9', '7', '5.5', '2.1'];

/** Ten rates of VAT, and every category without one. */
const vats: readonly (readonly [VatCategory, string])[] = [
	...usualRates.map((rate) => ['S', rate] as const),
	...(['Z', 'E', 'AE', 'K', 'G'] as const).map((category) => [category, '0'] as const)
];
const allowance: fc.Arbitrary<Allowance> = fc.record({
	type: fc.constantFrom('discount', 'charge'),
	by: fc.oneof(
		decimalBetween(0, 100).map((percent) => ({ percent })),
		fc.integer({ min: 0, max: 9_999_999 }).map((amount) => ({ amount: cents(amount) }))
	),
	reason: short
});
const allowances = fc.array(allowance, { minLength: 1, maxLength: 4 });
const orNull = (value: fc.Arbitrary<Decimal>) => fc.option(value, { nil: null, freq: 2 });

const line: fc.Arbitrary<InvoiceLine> = fc
	.record({
		article: rarely(text(2), ''),
		description: text(14),
		note: rarely(text(60), ''),
		unit: fc.constantFrom('', 'st.', 'bouteilles', 'Kilogramm netto abgetropft'),
		quantity: fc.oneof(decimalBetween(-20, 200), decimalBetween(-99_999, 99_999)),
		unitPrice: fc.oneof(decimalBetween(0, 50), decimalBetween(0, 9_999)),
		vat: fc.constantFrom(...vats),
		deliveryDate: fc.constantFrom('', '2026-11-01', '2026-11-02', '2026-11-30'),
		noteNumber: rarely(short, '118204'),
		place: rarely(short, ''),
		ordered: orNull(decimalBetween(0, 99_999)),
		returned: orNull(decimalBetween(0, 99_999)),
		allowances: rarely<Allowance[] | undefined>(allowances, undefined)
	})
	.map(({ vat: [vatCategory, rate], allowances: own, ...given }) =>
		aLine({ ...given, vatCategory, vatRate: decimal(rate), ...(own && { allowances: own }) })
	);

/** Every line with a rate of its own: no page holds the sums of many. */
const ratedApart = (given: InvoiceLine[]): InvoiceLine[] =>
	given.map((one, index) => ({ ...one, vatCategory: 'S', vatRate: decimal(String((index + 1) / 4)) }));

const lines = fc.oneof(
	{ weight: 9, arbitrary: fc.array(line, { minLength: 1, maxLength: 12, size: 'max' }) },
	{ weight: 1, arbitrary: fc.array(line, { minLength: 20, maxLength: 60, size: 'max' }) },
	{ weight: 1, arbitrary: fc.array(line, { minLength: 1, maxLength: 80, size: 'max' }).map(ratedApart) }
);

const margins: readonly (LetterheadMargins | undefined)[] = [
	undefined,
	undefined,
	{ first: { top: 60, right: 18, bottom: 60, left: 32 }, next: { top: 40, right: 12, bottom: 30, left: 45 } },
	{ first: { top: 45, right: 10, bottom: 90, left: 10 }, next: { top: 16, right: 10, bottom: 60, left: 10 } },
	{ first: { top: 60, right: 10, bottom: 90, left: 10 }, next: { top: 30, right: 10, bottom: 90, left: 10 } },
	{ first: { top: 110, right: 30, bottom: 40, left: 35 }, next: { top: 80, right: 30, bottom: 40, left: 35 } }
];

/** Any document that a careless file or a hasty person may bring: whatever it holds, it is drawn soundly or refused. */
export const hostileInvoice: fc.Arbitrary<RenderInput> = fc
	.record({
		language: fc.constantFrom(...languages),
		lines,
		margins: fc.constantFrom(...margins),
		issuer: fc.record({
			window: fc.constantFrom(...addressWindows),
			name: rarely(short, 'Bakkerij Zonneveld'),
			trade: rarely(text(20), ''),
			website: rarely(text(3), ''),
			paymentCode: fc.constantFrom<[true | undefined, undefined]>(true, undefined),
			referenceKind: fc.constantFrom<Issuer['referenceKind'][]>(undefined, 'rf', 'belgian'),
			terms: rarely(text(200), 'Betaling binnen 14 dagen.')
		}),
		invoice: fc.record({
			type: fc.constantFrom<Invoice['type'][]>('invoice', 'invoice', 'credit-note'),
			number: rarely(fc.constant('F'.repeat(60)), '2026-01847'),
			dueDate: fc.constantFrom('', '2026-12-30'),
			currency: fc.constantFrom<Invoice['currency'][]>('EUR', 'CHF', 'PLN'),
			orderReference: rarely(text(12), ''),
			subject: rarely(text(20), ''),
			correctsNumber: fc.constant('2026-01790'),
			correctsDate: fc.constant('2026-09-14'),
			exemptionReason: rarely<string | undefined>(text(30), undefined),
			allowances: rarely<Allowance[] | undefined>(allowances, undefined),
			pricesIncludeVat: fc.constantFrom<[true | undefined, undefined]>(true, undefined),
			selfBilled: fc.constantFrom<[true | undefined, undefined]>(true, undefined)
		})
	})
	.map(({ language, lines: given, margins: free, issuer, invoice }) => {
		const terms = { nl: '', de: '', fr: '', en: '', [language]: issuer.terms };
		const input = documentIn(language, given, {
			issuer: { ...issuer, terms },
			invoice: { ...invoice, totals: totalsOf(given, invoice) },
			head: { type: free ? 'blank' : 'drawn' }
		});
		return free ? { ...input, margins: free } : input;
	});
