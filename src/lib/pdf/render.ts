import type { jsPDF } from 'jspdf';
import { digestJson, type Json } from '#domain/canonical-json.ts';
import type { DocumentProblem, Head } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { documentMark } from '#domain/message.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { fitAddress } from '#templates/address.ts';
import type { DocumentData, Layout } from '#templates/layout.ts';
import { kindOf } from '#templates/content/title.ts';
import { wordsFor, type Words } from '#templates/words.ts';
import { archive } from './archive.ts';
import { newDocument } from './document.ts';
import { layouts } from './layouts.ts';
import { pdfPage } from './page.ts';
import { asPrinted, printedParts, textsOf } from './printed.ts';
import type { Typeface } from './typeface.ts';
import { addVectorArt, type VectorArt } from './vector-art.ts';

/** What lies behind the pages of a document, as RGB JPEG or as drawings: behind the first one, and behind all others. */
export interface LetterheadPages {
	first: ArrayBuffer | VectorArt;
	next: ArrayBuffer | VectorArt | null;
	/** Where text may stand; absent for letterheads from before margins could be set. */
	margins?: LetterheadMargins;
}

/** All that a document is made from. `letterhead` is there when `head` names one. */
export interface RenderInput {
	invoice: Invoice;
	issuer: Issuer;
	head: Head;
	/** The layout to draw with; absent for the issuer's own. */
	layout?: string;
	letterhead: LetterheadPages | null;
	/** What the letterhead leaves free that is on the paper already. */
	margins?: LetterheadMargins;
}

/** A finished document. */
export interface RenderedInvoice {
	bytes: ArrayBuffer;
	pages: number;
	/** The version of the layout that drew it. */
	layoutVersion: number;
}

type Prepared = { layout: Layout; data: DocumentData };

/** Checks all that can fail before a number is given: lines, characters, address, layout. */
export function prepareInvoice(typeface: Typeface, input: RenderInput): Result<Prepared, DocumentProblem> {
	const invoice = asPrinted(input.invoice);
	const margins = input.letterhead?.margins ?? input.margins;
	const given = asPrinted(input.issuer);
	const issuer = margins?.window ? { ...given, window: margins.window } : given;
	const name = input.layout ?? issuer.layout;
	const layout = layouts.get(name);
	if (!layout) return err({ type: 'Failed', detail: `no layout ${name}` });
	if (input.head.type === 'letterhead' && !input.letterhead) return err({ type: 'Failed', detail: 'no letterhead' });
	if (invoice.lines.length === 0) return err({ type: 'NoLines' });
	for (const { path, text } of textsOf(printedParts(invoice, issuer))) {
		const characters = typeface.missingCharacters(text);
		if (characters) return err({ type: 'MissingCharacters', characters, where: path });
	}
	const address = fitAddress(typeface, invoice.buyer, issuer);
	if (!address.ok) return address;
	return ok({ layout, data: { invoice, issuer, head: input.head.type, address: address.value, margins } });
}

/** The same input gives the same id, and with it the same bytes. */
const fileIdOf = ({ layout, data }: Prepared, head: Head): string =>
	digestJson({
		id: data.invoice.id,
		createdAt: data.invoice.createdAt,
		layout: `${layout.name}@${layout.version}`,
		head: { ...head } as Json,
		parts: printedParts(data.invoice, data.issuer) as unknown as Json
	}).slice(0, 32);

/** What a document is called, in its language. */
const kindIn = ({ draws }: Layout, invoice: Invoice, words: Words): string =>
	draws === 'deliveries' ? words.deliveryOverview : kindOf(invoice, words);

/** Draws the letterhead behind a page (from 1). */
function backgroundOf(document: jsPDF, { head, letterhead }: RenderInput): (page: number) => void {
	const drawing = (name: 'first' | 'next'): (() => void) => {
		const art = head.type === 'letterhead' ? letterhead?.[name] : null;
		if (!art) return () => undefined;
		if ('objects' in art) return addVectorArt(document, art, `Letterhead-${name}`);
		return () => void document.addImage(new Uint8Array(art), 'JPEG', 0, 0, 210, 297, name, 'NONE');
	};
	const first = drawing('first');
	const next = drawing('next');
	return (page) => (page === 1 ? first() : next());
}

/** Makes the PDF of an invoice, credit note or its deliveries: fonts embedded, letterhead behind, mark inside, the same bytes each time. */
export function renderInvoice(typeface: Typeface, input: RenderInput): Result<RenderedInvoice, DocumentProblem> {
	const prepared = prepareInvoice(typeface, input);
	if (!prepared.ok) return prepared;
	const { layout, data } = prepared.value;
	const { invoice, issuer } = data;
	const document = newDocument(typeface);
	const words = wordsFor({ language: invoice.language, country: issuer.address.country });
	const facts = {
		title: invoice.number,
		subject: `${kindIn(layout, invoice, words)} ${invoice.number}`.trim(),
		author: issuer.name,
		mark: documentMark(invoice.id, input.invoice.number, input.invoice.buyer.number),
		createdAt: invoice.createdAt
	};
	archive(document, facts, fileIdOf(prepared.value, input.head));
	const page = pdfPage(document, typeface, backgroundOf(document, input));
	layout.draw(page, data);
	return ok({
		bytes: document.output('arraybuffer'),
		pages: document.getNumberOfPages(),
		layoutVersion: layout.version
	});
}
