import { raised } from '#templates/area.ts';
import { deliveriesOf } from '#templates/content/deliveries.ts';
import { drawAddress, drawMarks } from '#templates/envelope.ts';
import { drawFlow } from '#templates/flow.ts';
import { date } from '#templates/format.ts';
import { drawImprint } from '#templates/imprint.ts';
import type { Layout } from '#templates/layout.ts';
import { paginate } from '#templates/pagination.ts';
import { label, sheetOf, type Sheet } from '#templates/sheet.ts';
import { raisedBy, windows } from '#templates/address.ts';
import { drawHead } from './classic/frame.ts';
import { drawRow, drawTableHead, tableOf } from './delivery-note/table.ts';
import { at, body, down, limits } from './delivery-note/measures.ts';

/** "Delivery note 118200". */
function titleOf({ words, invoice }: Sheet): string {
	const title = words.deliveryNote(deliveriesOf(invoice.lines)[0]?.noteNumber ?? '').trim();
	return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

/** When, where and for whom, on the side of the page that the address leaves free. */
function drawFacts(sheet: Sheet): void {
	const { invoice, words, locale } = sheet;
	const [delivery] = deliveriesOf(invoice.lines);
	const x = windows[sheet.issuer.window].side === 'right' ? at.left : 125;
	const facts: [string, string][] = [
		[words.deliveryDate, date(delivery?.date ?? '', locale)],
		[words.place, delivery?.place ?? ''],
		[words.customerNumber, invoice.buyer.number],
		[words.order, invoice.orderReference]
	];
	facts
		.filter(([, value]) => value)
		.forEach(([name, value], index) => {
			const y = 53.6 - raisedBy(sheet.issuer) + index * 4.9;
			sheet.fit(name, x, y, 27, 6, label(8));
			sheet.fit(value, x + 28, y, 37, 5, { size: 9 });
		});
}

/** Where the customer signs; y is the end of the rows, `end` that of the page. */
function drawSignature(sheet: Sheet, y: number, end: number): void {
	const { words } = sheet;
	const line = Math.min(y + 24, end - 5);
	[words.received, words.dateOfReceipt, words.signature].forEach((name, index) => {
		const x = at.left + index * 57;
		sheet.hairline(x, x + 51, line);
		sheet.write(name, x, line + 4, label(8));
	});
}

/** One delivery on paper, in the address window: what was brought, without prices, and where the customer signs. */
export const layout: Layout = {
	name: 'delivery-note',
	draws: 'deliveries',
	version: 3,
	draw(page, data) {
		const sheet = sheetOf(page, data, raised(body, data.issuer));
		const table = tableOf(sheet);
		drawAddress(sheet);
		drawMarks(sheet);
		if (data.head === 'drawn') drawHead(sheet);
		drawFacts(sheet);
		const up = raisedBy(sheet.issuer);
		const firstHead = down.firstHead - up;
		sheet.fit(titleOf(sheet), at.left, 103.4 - up, at.right - at.left, 8, { size: 14, bold: true });
		const plan = paginate(table.rows, firstHead + down.head, { closing: 30, terms: 0 }, sheet.within(limits));
		drawFlow(sheet, plan, {
			frame(number, count) {
				if (number > 1) sheet.fit(titleOf(sheet), at.left, 22, at.right - at.left, 6, { size: 9, bold: true });
				sheet.writeEnd(sheet.words.pageOf(number, count), at.right, 274 + sheet.lower(number), label(8));
				if (data.head === 'drawn') drawImprint(sheet, at.left, at.right, 284);
			},
			tableHead: (isFirst) => drawTableHead(sheet, isFirst ? firstHead : down.nextHead),
			carriedIn: () => undefined,
			carriedOut: () => undefined,
			piece: (piece) => drawRow(sheet, table, piece),
			linesThrough: () => 0,
			closing: (y) => drawSignature(sheet, y, down.closing + sheet.lower(plan.pages.length)),
			extra: []
		});
	}
};
