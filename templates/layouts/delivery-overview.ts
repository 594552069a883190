import { placeLine } from '#templates/address.ts';
import { supplyOf } from '#templates/content/facts.ts';
import { titleOf } from '#templates/content/title.ts';
import { drawFlow } from '#templates/flow.ts';
import { date } from '#templates/format.ts';
import { drawImprint } from '#templates/imprint.ts';
import type { Layout } from '#templates/layout.ts';
import { paginate } from '#templates/pagination.ts';
import { label, sheetOf, type Sheet } from '#templates/sheet.ts';
import { deliveriesOf } from '#templates/content/deliveries.ts';
import { at, body, down, limits } from './delivery-overview/measures.ts';
import { drawPiece, drawTableHead, tableOf } from './delivery-overview/table.ts';

/** Whose deliveries they are and to which invoice they belong. */
function drawOpening(sheet: Sheet): void {
	const { invoice, words, locale } = sheet;
	const { buyer } = invoice;
	sheet.fit(words.deliveryOverview, at.left, 49.6, 115, 9, { size: 15, bold: true });
	sheet.fit(words.withInvoice(titleOf(sheet), date(invoice.date, locale)), at.left, 55.6, 115, 7, { size: 9.5 });
	sheet.fit(buyer.name, at.left, 61.6, 115, 6, { size: 8.5 });
	const street = buyer.address.street.replaceAll('\n', ', ');
	sheet.fit([street, placeLine(buyer.address)].filter(Boolean).join(', '), at.left, 65.6, 115, 6, label(8.5));
	const facts: [string, string][] = [
		[words.customerNumber, buyer.number],
		[words.deliveries, String(deliveriesOf(invoice.lines).length)],
		supplyOf(sheet),
		[words.order, invoice.orderReference]
	];
	facts
		.filter(([, value]) => value)
		.forEach(([name, value], index) => {
			const y = 49.6 + index * 4.6;
			sheet.fit(name, 138, y, 26, 5.5, label(7.5));
			sheet.fitEnd(value, at.innerEnd, y, at.innerEnd - 166, 5.5, { size: 8.5 });
		});
}

/** What was delivered, when and where, and what came back: quantities without prices, to go with an invoice. */
export const layout: Layout = {
	name: 'delivery-overview',
	draws: 'deliveries',
	version: 3,
	draw(page, data) {
		const sheet = sheetOf(page, data, body);
		const { words } = sheet;
		const table = tableOf(sheet);
		if (data.head === 'drawn') sheet.fit(sheet.issuer.name, at.left, 20, 105, 8, { size: 14, bold: true });
		drawOpening(sheet);
		const plan = paginate(table.rows, down.firstHead + down.head, { closing: 9, terms: 0 }, sheet.within(limits));
		drawFlow(sheet, plan, {
			frame(number, count) {
				const title = `${words.deliveryOverview} · ${titleOf(sheet)}`;
				if (number > 1) sheet.fit(title, at.left, 19.6, at.right - at.left, 6, { size: 8.5, bold: true });
				sheet.writeEnd(words.pageOf(number, count), at.right, 277 + sheet.lower(number), label(7.5));
				if (data.head === 'drawn') drawImprint(sheet, at.left, at.right, 286.2);
			},
			tableHead: (isFirst) => drawTableHead(sheet, table, isFirst ? down.firstHead : down.nextHead),
			carriedIn: () => undefined,
			carriedOut: () => undefined,
			piece: (piece) => drawPiece(sheet, table, piece),
			linesThrough: () => 0,
			closing(y) {
				sheet.hairline(at.left, at.right, y + 1);
				sheet.fit(words.overviewNote, at.article, y + 6.5, at.innerEnd - at.article, 6, label(8));
			},
			extra: []
		});
	}
};
