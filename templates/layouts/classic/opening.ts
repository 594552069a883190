import { windows } from '#templates/address.ts';
import { date, period } from '#templates/format.ts';
import { atMost, wrap } from '#templates/text.ts';
import { at } from './measures.ts';
import { label, type Sheet } from './sheet.ts';

const firstFact = 53.6;
const factStep = 4.9;
const factRoom = 37;
const least = 7.5;
const mostSubjects = 8;

/** Label and value. */
type Fact = [name: string, value: string];

/** What kind of document it is and its number; a draft has none yet. */
export function titleOf({ invoice, words }: Pick<Sheet, 'invoice' | 'words'>): string {
	const kind = invoice.type === 'credit-note' ? words.creditNote : words.invoice;
	return invoice.number ? `${kind} ${invoice.number}` : `${kind} (${words.draft})`;
}

/** The facts of the document, the number first, without the empty ones; eight at most. */
function factsOf(sheet: Sheet): Fact[] {
	const { invoice, words, locale } = sheet;
	const isCredit = invoice.type === 'credit-note';
	const supply: Fact =
		invoice.periodFrom || invoice.periodTo
			? [words.period, period(invoice.periodFrom, invoice.periodTo, locale)]
			: [words.deliveryDate, date(sheet.delivered, locale)];
	const facts: Fact[] = [
		[isCredit ? words.creditNoteNumber : words.invoiceNumber, invoice.number],
		[isCredit ? words.creditNoteDate : words.invoiceDate, date(invoice.date, locale)],
		isCredit ? [words.creditedInvoice, invoice.correctsNumber] : [words.dueDate, date(invoice.dueDate, locale)],
		supply,
		[words.customerNumber, invoice.buyer.number],
		[words.order, invoice.orderReference],
		[words.reference, invoice.buyer.buyerReference],
		[words.buyerVatId, invoice.buyer.vatId]
	];
	return facts.filter(([, value]) => value);
}

const numberStyle = { size: 9, bold: true } as const;
const factStyle = { size: 9 } as const;

/** Whether a fact can stand beside the address without being cut. */
const isShort = ({ page }: Sheet, value: string): boolean => page.widthOf(value, { size: least }) <= factRoom;

/** The facts on the side of the page that the address leaves free. */
function drawFacts(sheet: Sheet, facts: Fact[]): void {
	const x = windows[sheet.issuer.window].side === 'right' ? at.left : 125;
	facts.forEach(([name, value], index) => {
		const y = firstFact + index * factStep;
		sheet.fit(name, x, y, 27, 6, label(8));
		sheet.fit(value, x + 28, y, factRoom, 6, value === sheet.invoice.number ? numberStyle : factStyle);
	});
}

/** What stands under the title: which invoice a credit note corrects, the subject, and facts too long for their place. */
function subjectsOf({ invoice, words, locale }: Sheet, long: Fact[]): string[] {
	const isCorrection = invoice.type === 'credit-note' && invoice.correctsNumber;
	const corrected = isCorrection ? words.creditFor(invoice.correctsNumber, date(invoice.correctsDate, locale)) : '';
	return [corrected, invoice.subject, ...long.map(([name, value]) => `${name}: ${value}`)];
}

/** Everything above the table on page 1; returns the last baseline. */
export function drawOpening(sheet: Sheet): number {
	const { invoice, words, page } = sheet;
	const room = at.right - at.left;
	const [number, ...facts] = factsOf(sheet);
	const short = facts.filter(([, value]) => isShort(sheet, value));
	const long = facts.filter(([, value]) => !isShort(sheet, value));
	drawFacts(sheet, [...(number ? [number] : []), ...short]);
	sheet.fit(titleOf(sheet), at.left, 103.4, room, 8, { size: 14, bold: true });
	const lines = subjectsOf(sheet, long).flatMap((text) => wrap(page, text, { size: 10 }, room));
	const subjects = atMost(lines, mostSubjects);
	subjects.forEach((line, index) => sheet.fit(line, at.left, 109.4 + index * 4.6, room, 10, { size: 10 }));
	const y = 112 + subjects.length * 4.6;
	sheet.write(invoice.type === 'credit-note' ? words.creditOpening : words.opening, at.left, y, { size: 9.5 });
	return y;
}
