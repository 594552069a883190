import { windows } from '#templates/address.ts';
import { date, period } from '#templates/format.ts';
import { atMost, wrap } from '#templates/text.ts';
import { at } from './measures.ts';
import { label, type Sheet } from './sheet.ts';

const firstFact = 53.6;
const factStep = 4.9;
const mostFacts = 8;
const factRoom = 37;
const least = 7.5;

/** What kind of document it is and its number; a draft has none yet. */
export function titleOf({ invoice, words }: Pick<Sheet, 'invoice' | 'words'>): string {
	const kind = invoice.type === 'credit-note' ? words.creditNote : words.invoice;
	return invoice.number ? `${kind} ${invoice.number}` : `${kind} (${words.draft})`;
}

/** Label and value of each fact beside the address, without the empty ones; the first is the number. */
function factsOf(sheet: Sheet): [string, string][] {
	const { invoice, words, locale } = sheet;
	const isCredit = invoice.type === 'credit-note';
	const supply: [string, string] =
		invoice.periodFrom || invoice.periodTo
			? [words.period, period(invoice.periodFrom, invoice.periodTo, locale)]
			: [words.deliveryDate, date(sheet.delivered, locale)];
	const facts: [string, string][] = [
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

/** The facts on the side of the page that the address leaves free. A long value takes a second line where there is room. */
function drawFacts(sheet: Sheet): void {
	const { page } = sheet;
	const isLeft = windows[sheet.issuer.window].side === 'right';
	const x = isLeft ? at.left : 125;
	const valueX = x + 28;
	const facts = factsOf(sheet);
	let spare = mostFacts - facts.length;
	let y = firstFact;
	facts.forEach(([name, value], index) => {
		const style = index === 0 ? ({ size: 9, bold: true } as const) : { size: 9 };
		sheet.fit(name, x, y, valueX - x - 1, 6, label(8));
		const isLong = page.widthOf(value, { ...style, size: least }) > factRoom;
		const lines = isLong ? atMost(wrap(page, value, { ...style, size: least }, factRoom), 1 + spare) : [value];
		spare -= lines.length - 1;
		for (const line of lines) {
			sheet.fit(line, valueX, y, factRoom, least, style);
			y += factStep;
		}
	});
}

/** Everything above the table on page 1; returns the last baseline. */
export function drawOpening(sheet: Sheet): number {
	const { invoice, words, page, locale } = sheet;
	const isCredit = invoice.type === 'credit-note';
	drawFacts(sheet);
	sheet.fit(titleOf(sheet), at.left, 103.4, at.right - at.left, 8, { size: 14, bold: true });
	const credit =
		isCredit && invoice.correctsNumber
			? words.creditFor(invoice.correctsNumber, date(invoice.correctsDate, locale))
			: '';
	const room = at.right - at.left;
	const subjects = [credit, invoice.subject].flatMap((text) => wrap(page, text, { size: 10 }, room));
	const shown = atMost(subjects, 4);
	shown.forEach((line, index) => sheet.fit(line, at.left, 109.4 + index * 4.6, room, 10, { size: 10 }));
	const y = 112 + shown.length * 4.6;
	sheet.write(isCredit ? words.creditOpening : words.opening, at.left, y, { size: 9.5 });
	return y;
}
