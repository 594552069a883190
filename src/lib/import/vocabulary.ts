import type { InvoiceType, VatCategory } from '#domain/invoice.ts';
import { isLanguage, type Language } from '#domain/language.ts';
import { currencies, type Currency } from '#domain/money.ts';
import type { Route } from '#domain/route.ts';
import { fold } from './fold.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split('|'));

const languageNames: Record<Language, ReadonlySet<string>> = {
	nl: words('nl|nld|dut|nederlands|niederlandisch|neerlandais|dutch|n|vlaams|flemish|hollands'),
	de: words('de|deu|ger|duits|deutsch|allemand|german|d'),
	fr: words('fr|fra|fre|frans|franzosisch|francais|french|f'),
	en: words('en|eng|engels|englisch|anglais|english|e|gb|uk')
};

/** The language that a cell names (`nl`, `de-AT`, "Frans"), or null. */
export function readLanguage(text: string): Language | null {
	const folded = fold(text);
	for (const [language, names] of Object.entries(languageNames)) if (names.has(folded)) return language as Language;
	const code = folded.split(' ')[0] ?? '';
	return /^[a-z]{2}[-_]/i.test(text.trim()) && isLanguage(code) ? code : null;
}

const byMail = /\b(e ?mail\w*|mail\w*|elektronisch\w*|electroni\w*|electronique\w*|digita\w*|courriel\w*|numerique)\b/;
const onPaper =
	/\b(post\w*|papier\w*|paper|print\w*|brief\w*|letter|courrier|postal\w*|druck\w*|afdruk\w*|imprim\w*|impression|gedruckt|ausdruck)\b/;
const bothWays = /^(beide|beides|both|allebei|les deux|tous les deux|deux|b)$/;

/** The route that a cell names, or null. */
export function readRoute(text: string): Route | null {
	const folded = fold(text);
	if (bothWays.test(folded)) return 'both';
	const mail = byMail.test(folded);
	const paper = onPaper.test(folded);
	if (mail && paper) return 'both';
	if (mail) return 'mail';
	return paper ? 'paper' : null;
}

const yes = words('ja|j|yes|y|oui|o|true|waar|wahr|vrai|1|x|verzonden|versendet|sent|envoye|envoyee');
const no = words('nee|n|no|nein|non|false|onwaar|falsch|faux|0|niet');

/** Yes or no, or null for other words. An empty cell and a dash are no. */
export function readAnswer(text: string): boolean | null {
	const folded = fold(text);
	if (folded === '' || no.has(folded)) return false;
	return yes.has(folded) ? true : null;
}

const invoiceWords = words(
	'factuur|rechnung|facture|invoice|380|f|fa|re|rg|inv|debet|debit|verkoopfactuur|faktura|ausgangsrechnung|i'
);
const creditWords = words(
	'creditnota|creditfactuur|credit|creditnote|gutschrift|stornorechnung|storno|rechnungskorrektur|avoir|note de credit|facture d avoir|credit note|credit memo|credit invoice|381|c|cn|gs|cr|av|kreditnota'
);

/** Whether a cell names an invoice or a credit note, or null. */
export function readInvoiceType(text: string): InvoiceType | null {
	const folded = fold(text);
	if (invoiceWords.has(folded)) return 'invoice';
	return creditWords.has(folded) ? 'credit-note' : null;
}

const categories: Record<VatCategory, ReadonlySet<string>> = {
	S: words(
		's|standaard|standard|normal|normaal|hoog|laag|high|low|reduced|taux normal|taux reduit|regelsatz|ermassigt'
	),
	Z: words('z|nul|nultarief|zero|zero rated|taux zero|nullsatz|0 %'),
	E: words('e|vrijgesteld|exempt|exempted|steuerfrei|befreit|exonere|exoneree|vrij|vrijstelling'),
	AE: words(
		'ae|verlegd|btw verlegd|reverse charge|reverse|autoliquidation|steuerschuldnerschaft des leistungsempfangers|steuerschuldnerschaft|rc|13b|13b ustg'
	),
	K: words(
		'k|icl|intracommunautair|intracommunautaire|innergemeenschaftlich|innergemeinschaftlich|innergemeinschaftliche lieferung|intra community|livraison intracommunautaire|eu|ig'
	),
	G: words('g|export|ausfuhr|uitvoer|exportation')
};

/** The VAT category that a cell names, by its UNCL 5305 code or in words, or null. */
export function readVatCategory(text: string): VatCategory | null {
	const folded = fold(text);
	for (const [category, names] of Object.entries(categories)) if (names.has(folded)) return category as VatCategory;
	return null;
}

const currencySigns: Record<string, Currency> = {
	'€': 'EUR',
	$: 'USD',
	'£': 'GBP',
	EURO: 'EUR',
	FR: 'CHF',
	SFR: 'CHF'
};

/** The currency that a cell names by code or sign, or null where it is none that invoices may be in. */
export function readCurrency(text: string): Currency | null {
	const plain = text.trim().toUpperCase().replace(/\.$/, '');
	return currencies.find((currency) => currency === plain) ?? currencySigns[plain] ?? null;
}
