import { placeLine, raisedBy, windows } from '#templates/address.ts';
import { factsOf, subjectsOf } from '#templates/content/facts.ts';
import { kindOf, numberOf, titleOf } from '#templates/content/title.ts';
import { sizeFor } from '#templates/content/numbers.ts';
import { grandTotal } from '#templates/content/totals.ts';
import { folds } from '#templates/envelope.ts';
import { date, money } from '#templates/format.ts';
import { tint } from '#templates/ink.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { atMost, wrap } from '#templates/text.ts';
import { at } from './measures.ts';

const factRoom = 50;
const stripHeight = 12.5;

/** Where the strip begins: above a fold at 105, or so that one at 99 runs between its labels and figures. */
const stripTop = ({ issuer }: Sheet): number => (folds[issuer.window][0] === 99 ? 93.4 : 91.5 - raisedBy(issuer));

/** Where title and facts stand: on the side of the page that the address leaves free. */
const besideOf = ({ issuer }: Sheet): number => (windows[issuer.window].side === 'right' ? at.left : 122);

/** The issuer's name and trade at the left, how to reach it at the right. */
export function drawHead(sheet: Sheet): void {
	const { issuer } = sheet;
	sheet.fit(issuer.name, at.left, 20, 105, 8, { size: 14, bold: true });
	sheet.fit(issuer.trade, at.left, 25.2, 105, 6, label(8));
	const street = issuer.address.street.replaceAll('\n', ', ');
	const place = [street, placeLine(issuer.address)].filter(Boolean).join(' · ');
	[place, issuer.phone, issuer.email, issuer.website]
		.filter(Boolean)
		.forEach((line, index) => sheet.fitEnd(line, at.right, 16.6 + index * 3.8, 72, 5, label(7.5)));
}

/** The document's name on every page but the first. */
export function drawRunningTitle(sheet: Sheet): void {
	const { invoice, words, locale } = sheet;
	sheet.fit(titleOf(sheet), at.left, 19.4, 100, 6, { size: 8.5, bold: true });
	const facts = `${words.customerNumber} ${invoice.buyer.number} · ${date(invoice.date, locale)}`;
	sheet.writeEnd(facts, at.right, 19.4, label(7.5));
}

/** Number of deliveries and lines, and the sums, in one strip. */
function drawStrip(sheet: Sheet, y: number): void {
	const { invoice, words, locale, page } = sheet;
	const { totals, currency, language } = invoice;
	const days = new Set(invoice.lines.map((line) => line.deliveryDate).filter(Boolean)).size;
	const cells: [number, string, string][] = [
		[20, words.deliveries, days > 0 ? String(days) : ''],
		[56, words.lines, String(invoice.lines.length)],
		[92, words.withoutVat, money(totals.net, currency, language)],
		[128, words.vat, money(totals.vat, currency, language)]
	];
	page.rect(at.left, y, at.right - at.left, stripHeight, tint);
	for (const [x, name, value] of cells) {
		if (!value) continue;
		sheet.write(name, x, y + 4.6, label(7));
		sheet.fit(value, x, y + 9.7, 34, 7, { size: 10 });
	}
	const [name, value] = grandTotal(sheet);
	const isDue = invoice.type === 'invoice' && invoice.dueDate && totals.gross > 0;
	sheet.writeEnd(isDue ? `${name} ${words.by(date(invoice.dueDate, locale))}` : name, at.innerEnd, y + 4.6, label(7));
	const strong = { size: 13, bold: true } as const;
	sheet.writeEnd(value, at.innerEnd, y + 9.7, { ...strong, size: sizeFor(page, [value], strong, at.innerEnd - 163) });
}

/** Everything above the table on page 1; returns the line above the table. */
export function drawOpening(sheet: Sheet): number {
	const { page, words, invoice } = sheet;
	const x = besideOf(sheet);
	const up = raisedBy(sheet.issuer);
	const clear = up && 1.5;
	sheet.fit(kindOf(invoice, words), x, 50.4 - up + clear, 76, 10, { size: 16, bold: true });
	sheet.fit(numberOf(sheet), x, 56.4 - up + clear, 76, 7, { size: 11 });
	const facts = factsOf(sheet).filter(([, value]) => value !== invoice.number);
	const isShort = (value: string) => page.widthOf(value, { size: 7 }) <= factRoom;
	const placed = facts.filter(([, value]) => isShort(value)).slice(0, 6);
	placed.forEach(([name, value], index) => {
		const y = 64 - up + index * 4.2;
		sheet.fit(name, x, y, 26, 5.5, label(7.5));
		sheet.fit(value, x + 28, y, factRoom, 7, { size: 8 });
	});
	const others = facts.filter((fact) => !placed.includes(fact)).map(([name, value]) => `${name}: ${value}`);
	const lines = [...subjectsOf(sheet), ...others].flatMap((text) =>
		wrap(page, text, { size: 8.5 }, at.right - at.left)
	);
	const subjects = atMost(lines, 5);
	const strip = stripTop(sheet);
	drawStrip(sheet, strip);
	const below = strip + stripHeight + 5;
	subjects.forEach((line, index) => sheet.fit(line, at.left, below + index * 4, at.right - at.left, 6, { size: 8.5 }));
	return below + (subjects.length > 0 ? subjects.length * 4 - 0.8 : 0);
}
