import type { Allowance } from '#domain/allowance.ts';
import { decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { languages, type Language } from '#domain/language.ts';
import { cents } from '#domain/money.ts';
import { totalsOf } from '#domain/vat.ts';
import type { RenderInput } from '#pdf/render.ts';
import { creditNoteIn, documentIn, linesOf } from '#tests/pdf/documents.ts';
import { letterheadCases } from './letterhead-cases.ts';

/** One sample document: what it shows, and what it is made from. */
export interface SampleCase {
	layout: string;
	language: Language;
	name: string;
	shows: string;
	input: RenderInput;
}

const letterhead = { type: 'letterhead', id: '01980000-0000-7000-8000-000000000003', version: 1 } as const;
const off = (percent: string, reason = ''): Allowance => ({
	type: 'discount',
	by: { percent: decimal(percent) },
	reason
});

/** A sample with its totals brought up to its lines. */
function sample(
	language: Language,
	layout: string,
	lines: InvoiceLine[],
	change: { invoice?: Partial<Invoice>; issuer?: Partial<Issuer>; head?: RenderInput['head'] } = {}
): RenderInput {
	const terms = change.invoice ?? {};
	return documentIn(language, lines, {
		...change,
		issuer: { layout, ...change.issuer },
		invoice: { ...terms, totals: totalsOf(lines, terms) }
	});
}

/** Deliveries of ten days, four articles each. */
const deliveries = (language: Language): InvoiceLine[] =>
	linesOf(language, 40).map((line, index) => {
		const day = Math.floor(index / 4);
		const delivered = Math.max(0, Number(line.quantity)) + Number(line.returned ?? 0);
		return {
			...line,
			article: String(100 + (index % 3)),
			deliveryDate: `2026-11-${String(day + 2).padStart(2, '0')}`,
			noteNumber: String(118_200 + day),
			ordered: delivered === 0 ? null : decimal(String(index % 7 === 3 ? delivered + 2 : delivered)),
			place: day % 2 ? 'Campus Leie, 06.10' : 'De Brug, 06.40'
		};
	});

/** Forty words and more. */
const longWords: Record<Language, string> = {
	nl: 'Levering, montage en inbedrijfstelling van een ovenlijn met twee etageovens, rijskast, deegverdeler en koelcel, met inbegrip van kraanwerk, aansluiting op gas, water en elektriciteit, afzuiging, isolatie, proefbakken, opleiding van het personeel in twee ploegen en een volledig dossier op papier en als bestand.',
	de: 'Lieferung, Montage und Inbetriebnahme einer Heizzentrale mit zwei Großwärmepumpen zu je 850 kW, Pufferspeicher, Rohrleitungen, Dämmung, Schaltanlage und Fernüberwachung, einschließlich Statik, Fundamenten, Kranstellung, Druckprobe, Spülung, Abnahme durch den Sachverständigen, Einweisung des Betriebspersonals sowie Dokumentation in dreifacher Ausfertigung auf Papier und elektronisch.',
	fr: 'Fourniture, montage et mise en service d’une chambre froide de quatre-vingts mètres cubes avec groupe frigorifique, rayonnages, éclairage et portes coulissantes, y compris le raccordement électrique, l’isolation, les essais de température, la formation du personnel en deux équipes et le dossier technique complet sur papier et par voie électronique.',
	en: 'Supply, installation and commissioning of a bakery line with two deck ovens, a proving cabinet, a dough divider and a cold room, including crane work, connection to gas, water and electricity, extraction, insulation, trial baking, training of staff in two shifts and complete documentation on paper and as files.'
};
const exemptions: Record<Language, string> = {
	nl: 'Artikel 11 van de Wet op de omzetbelasting 1968.',
	de: '§ 4 Nr. 21 UStG.',
	fr: 'Article 44, § 2, 4°, du Code de la TVA.',
	en: 'Article 132 (1) (i) of Council Directive 2006/112/EC.'
};

type Make = (language: Language, layout: string) => RenderInput;

const kinds: Record<string, { shows: string; make: Make }> = {
	usual: {
		shows: 'discount on a line and on the whole, a surcharge, two rates, payment code with RF reference',
		make(language, layout) {
			const lines = linesOf(language, 5).map((line, index) =>
				index === 1 ? { ...line, allowances: [off('10')] } : line
			);
			const allowances: Allowance[] = [off('4'), { type: 'charge', by: { amount: cents(1250) }, reason: 'Transport' }];
			return sample(language, layout, lines, {
				invoice: { allowances },
				issuer: { paymentCode: true, referenceKind: 'rf' }
			});
		}
	},
	long: {
		shows: '300 lines, carried subtotals, Belgian structured communication',
		make: (language, layout) =>
			sample(language, layout, linesOf(language, 300), { issuer: { paymentCode: true, referenceKind: 'belgian' } })
	},
	days: {
		shows: 'ten days of delivery with notes, places, ordered and returned quantities; letterhead',
		make: (language, layout) => sample(language, layout, deliveries(language), { head: letterhead })
	},
	'credit-note': {
		shows: 'credit note that names its invoice, reverse charge',
		make(language, layout) {
			const input = creditNoteIn(language);
			return { ...input, issuer: { ...input.issuer, layout } };
		}
	},
	'vat-included': {
		shows: 'prices that hold their VAT, DIN form A, blank head for pre-printed paper',
		make: (language, layout) =>
			sample(language, layout, linesOf(language, 6), {
				invoice: { pricesIncludeVat: true },
				issuer: { window: 'din-a', paymentCode: true },
				head: { type: 'blank' }
			})
	},
	exempt: {
		shows: 'self-billed, exempt for a reason of the issuer’s own, 40-word description, long names, large amounts',
		make(language, layout) {
			const lines = linesOf(language, 4, ['0']).map((line) => ({
				...line,
				vatCategory: 'E' as const,
				unitPrice: decimal('1284500.75'),
				description: longWords[language]
			}));
			return sample(language, layout, lines, {
				invoice: { selfBilled: true, exemptionReason: exemptions[language] }
			});
		}
	}
};

const ofInvoices = ['classic', 'modern', 'compact'].flatMap((layout) =>
	languages.flatMap((language) =>
		Object.entries(kinds).map(([name, { shows, make }]): SampleCase => ({
			layout,
			language,
			name,
			shows,
			input: make(language, layout)
		}))
	)
);

const ofDeliveries = languages.flatMap((language): SampleCase[] => [
	{
		layout: 'delivery-overview',
		language,
		name: 'deliveries',
		shows: 'ten deliveries, short and returned, totals per article',
		input: { ...sample(language, 'classic', deliveries(language)), layout: 'delivery-overview' }
	},
	{
		layout: 'delivery-note',
		language,
		name: 'delivery',
		shows: 'one delivery with a place to sign',
		input: { ...sample(language, 'classic', deliveries(language).slice(0, 4)), layout: 'delivery-note' }
	}
]);

const ofLetterheads = letterheadCases.flatMap(({ paper, ...one }) =>
	['classic', 'modern', 'compact', 'delivery-note', 'delivery-overview'].map((layout): SampleCase => ({
		...one,
		layout,
		input: { ...sample(one.language, 'classic', deliveries(one.language)), layout, ...paper }
	}))
);

/** Every layout in every language with every case, and on letterheads of every kind. */
export const sampleCases: readonly SampleCase[] = [...ofInvoices, ...ofDeliveries, ...ofLetterheads];
