import type { Invoice, InvoiceType } from '#domain/invoice.ts';
import type { Language } from '#domain/language.ts';
import { escapeHtml } from '#domain/merge.ts';

const subjects: Record<InvoiceType, Record<Language, string>> = {
	invoice: { nl: 'Factuur', de: 'Rechnung', fr: 'Facture', en: 'Invoice' },
	'credit-note': { nl: 'Creditnota', de: 'Rechnungskorrektur', fr: 'Avoir', en: 'Credit note' }
};

const bodies: Record<Language, string> = {
	nl: 'Goedendag,\n\nBijgaand vindt u ons document %n. Vragen? Beantwoord deze mail gerust.',
	de: 'Guten Tag,\n\nanbei erhalten Sie unser Dokument %n. Fragen? Antworten Sie gern auf diese Mail.',
	fr: 'Bonjour,\n\nVeuillez trouver ci-joint notre document %n. Une question ? Répondez à ce courriel.',
	en: 'Good day,\n\nPlease find our document %n attached. Any questions? Just answer this mail.'
};

/** Subject and body that a sample invoice went out with. */
export function sampleWords({ type, number, language }: Invoice): { subject: string; text: string; html: string } {
	const text = bodies[language].replace('%n', number);
	const html = text.split('\n\n').map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
	return { subject: `${subjects[type][language]} ${number}`, text, html: html.join('\n') };
}
