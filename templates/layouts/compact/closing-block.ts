import { sumCents, type Cents } from '#domain/money.ts';
import { sizeFor } from '#templates/content/numbers.ts';
import { referenceFirst, type Payment } from '#templates/content/payment.ts';
import { grandTotal, type TotalRow } from '#templates/content/totals.ts';
import { amount, percent } from '#templates/format.ts';
import { drawQr } from '#templates/qr.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { drawStack, type Block, type Part } from '#templates/stack.ts';
import type { Closing, SideLine } from './closing.ts';
import { at, codeSide, heights } from './measures.ts';

/** Ends of the columns of the table of rates. */
const rateEnds = [58, 80, 104] as const;

type Cells = (y: number, style: Parameters<Sheet['write']>[3], name: string, ...cells: string[]) => void;

/** Draws a row of the table of rates. */
const cellsOf =
	(sheet: Sheet): Cells =>
	(y, style, name, ...cells) => {
		sheet.write(name, at.left, y, style);
		cells.forEach((cell, index) => {
			const room = rateEnds[index]! - (rateEnds[index - 1] ?? at.left + 12) - 1.5;
			sheet.writeEnd(cell, rateEnds[index]!, y, { ...style, size: sizeFor(sheet.page, [cell], style, room) });
		});
	};

/** Net, VAT and gross of each rate, as parts. */
function ratesOf(sheet: Sheet): Part[] {
	const { invoice, words, locale } = sheet;
	const put = cellsOf(sheet);
	const written = (cents: Cents) => amount(cents, locale.language);
	const { rows, net, vat, gross } = invoice.totals;
	return [
		{
			height: 13,
			keeps: true,
			draw(y) {
				sheet.write(words.vatPerRate, at.left, y + 6.5, { size: 8.5, bold: true });
				put(y + 11.5, label(7), words.vat, words.base, words.vat, words.includingVat);
				sheet.hairline(at.left, rateEnds[2], y + 13);
			}
		},
		...rows.map(({ category, rate, base, vat: ofRate }, index): Part => {
			const name = category === 'S' || category === 'Z' ? percent(rate, locale.language) : category;
			const cells = [base, ofRate, sumCents([base, ofRate])].map(written);
			return {
				height: heights.rate,
				keeps: index === rows.length - 1,
				draw: (y) => put(y + 3.8, { size: 8 }, name, ...cells)
			};
		}),
		{
			height: heights.rate + 1.5,
			draw(y) {
				sheet.hairline(at.left, rateEnds[2], y + 0.6);
				put(y + 3.8, { size: 8, bold: true }, words.together, written(net), written(vat), written(gross));
			}
		}
	];
}

/** The sums and, in bold below a line, what is to be paid, as parts. */
function sumsOf(sheet: Sheet, totals: readonly TotalRow[]): Part[] {
	return [
		{ height: 3, keeps: true, draw: () => undefined },
		...totals.map((total, index): Part => ({
			height: heights.sum,
			keeps: index === totals.length - 1,
			draw: (y) => sheet.sum(total, at.totals, at.innerEnd, y + 3.5, { size: 8.5 })
		})),
		{
			height: 10,
			draw(y) {
				sheet.ruled(at.totals, at.right, y + 1.7);
				sheet.sum(grandTotal(sheet), at.totals, at.innerEnd, y + 6.9, { size: 11, bold: true });
			}
		}
	];
}

function drawPayment(sheet: Sheet, payment: Payment, top: number): void {
	const x = payment.code === null ? at.left : 50;
	if (payment.code !== null) drawQr(sheet.page, payment.code, at.left, top, codeSide);
	sheet.fit(payment.head, x, top + 2.6, at.totals - x - 4, 6, { size: 9.5, bold: true });
	const names = payment.rows.map(([name]) => sheet.page.widthOf(name, label(7.5)));
	const valueAt = x + Math.min(26, Math.max(23, Math.max(...names) + 1.5));
	referenceFirst(payment).forEach(([name, value, weight], index) => {
		const y = top + 7.8 + index * 4.6;
		sheet.fit(name, x, y, valueAt - x - 1, 5.5, label(7.5));
		const style = weight === 'bold' ? { size: 9.5, bold: true as const } : { size: 8.5 };
		sheet.fit(value, valueAt, y, at.totals - valueAt - 4, 6, style);
	});
}

const drawSide = (sheet: Sheet, { text, bold }: SideLine, y: number): void =>
	sheet.write(text, at.totals, y, bold ? { size: 8.5, bold: true } : { size: 7.5 });

/** Sums, rates, payment and terms as a block; above it stand the days. */
export function blockOf(sheet: Sheet, { totals, side, payment, sums, height }: Closing): Block {
	const top: Part = { height: 0, keeps: true, draw: (y) => sheet.ruled(at.left, at.right, y) };
	return {
		height,
		whole(y) {
			drawStack([top, ...ratesOf(sheet)], y);
			drawStack(sumsOf(sheet, totals), y);
			const below = y + sums + 7;
			if (payment) drawPayment(sheet, payment, below);
			let line = below;
			for (const one of side) drawSide(sheet, one, (line += one.above));
		},
		parts: () => [
			top,
			...ratesOf(sheet),
			...sumsOf(sheet, totals),
			{ height: payment ? codeSide + 12 : 0, draw: (y) => payment && drawPayment(sheet, payment, y + 7) },
			...side.map((one): Part => {
				const step = Math.max(one.above, heights.terms);
				return { height: step, keeps: one.bold, draw: (y) => drawSide(sheet, one, y + step - 1) };
			})
		]
	};
}

/** Lines of long terms on a page of their own. */
export function drawTerms(sheet: Sheet, lines: readonly string[]): void {
	sheet.write(sheet.words.terms, at.left, 28, { size: 9.5, bold: true });
	lines.forEach((line, index) => sheet.write(line, at.left, 34 + index * 4, { size: 8 }));
}
