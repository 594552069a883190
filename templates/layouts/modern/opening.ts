import { placeLine, raisedBy, windows } from '#templates/address.ts';
import { factsOf, subjectsOf } from '#templates/content/facts.ts';
import { kindOf, numberOf, titleOf } from '#templates/content/title.ts';
import { sizeFor } from '#templates/content/numbers.ts';
import { grandTotal } from '#templates/content/totals.ts';
import { date } from '#templates/format.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { atMost, wrap } from '#templates/text.ts';
import { at, down, usualAccent } from './measures.ts';

const factPlaces = [25, 56, 87];
const factRoom = 29;
const factTops = [111, 121.6];
const mostSubjects = 5;

const accentOf = ({ issuer }: Sheet): string => issuer.accent ?? usualAccent;

/** The issuer's name at the left, how to reach it at the right. */
export function drawHead(sheet: Sheet): void {
	const { issuer } = sheet;
	sheet.fit(issuer.name, at.left, 23, 95, 9, { size: 15, bold: true });
	const street = issuer.address.street.replaceAll('\n', ', ');
	const contact = [[street, placeLine(issuer.address)].filter(Boolean).join(', '), issuer.phone, issuer.email];
	contact.filter(Boolean).forEach((line, index) => sheet.fitEnd(line, at.right, 19 + index * 4, 67, 5, label(8)));
}

/** The document's name on every page but the first. */
export function drawRunningTitle(sheet: Sheet): void {
	const { invoice, locale, page } = sheet;
	const title = titleOf(sheet);
	const strong = { size: 10, bold: true } as const;
	const half = (at.right - at.left) / 2 - 2;
	sheet.fit(title, at.left, 24, half, 7, strong);
	const room = at.right - at.left - Math.min(half, page.widthOf(title, strong)) - 6;
	const facts = `${date(invoice.date, locale)} · ${invoice.buyer.name}`;
	const [first = ''] = wrap(page, facts, { size: 8 }, room);
	sheet.writeEnd(first === facts ? facts : `${first.trimEnd()} …`, at.right, 24, label(8));
}

/** Kind and number beside the window, under a bar in the issuer's colour. */
function drawTitle(sheet: Sheet): void {
	const x = windows[sheet.issuer.window].side === 'left' ? 130 : at.left;
	const room = sheet.issuer.window === 'nl-left' || x === at.left ? 60 : at.right - x;
	const up = raisedBy(sheet.issuer);
	sheet.page.rect(x, 52.4 - up, 14, 1.1, accentOf(sheet));
	sheet.fit(kindOf(sheet.invoice, sheet.words), x, 62.6 - up, room, 12, { size: 22 });
	sheet.fit(numberOf(sheet), x, 69.4 - up, room, 8, { size: 11 });
}

function drawAmount(sheet: Sheet, up: number): void {
	const { invoice, words, locale, page } = sheet;
	const [name, value] = grandTotal(sheet);
	const room = at.right - 118;
	let size = 26;
	while (size > 12 && page.widthOf(value, { size, bold: true }) > room) size -= 0.5;
	sheet.writeEnd(name, at.right, 111 - up, label(9));
	sheet.writeEnd(value, at.right, 120.6 - up, { size, bold: true, colour: accentOf(sheet) });
	const isDue = invoice.type === 'invoice' && invoice.dueDate && invoice.totals.gross > 0;
	if (isDue) sheet.writeEnd(words.by(date(invoice.dueDate, locale)), at.right, 126.4 - up, { size: 9 });
}

/** Everything above the table on page 1; returns the baseline of the table's heading. */
export function drawOpening(sheet: Sheet): number {
	const { page } = sheet;
	drawTitle(sheet);
	const up = raisedBy(sheet.issuer);
	drawAmount(sheet, up);
	const facts = factsOf(sheet).filter(([, value]) => value !== sheet.invoice.number);
	const fits = (value: string) => page.widthOf(value, { size: 7.5 }) <= factRoom;
	const placed = facts.filter(([, value]) => fits(value)).slice(0, 6);
	const size = sizeFor(
		page,
		placed.map(([, value]) => value),
		{ size: 9.5 },
		factRoom
	);
	placed.forEach(([name, value], index) => {
		const x = factPlaces[index % 3]!;
		const y = factTops[Math.floor(index / 3)]! - up;
		sheet.fit(name, x, y, factRoom, 6, label(8));
		sheet.write(value, x, y + 4.6, { size });
	});
	const others = facts.filter((fact) => !placed.includes(fact)).map(([name, value]) => `${name}: ${value}`);
	const lines = [...subjectsOf(sheet), ...others].flatMap((text) =>
		wrap(page, text, { size: 9.5 }, at.right - at.left)
	);
	const subjects = atMost(lines, mostSubjects);
	subjects.forEach((line, index) =>
		sheet.fit(line, at.left, 133.6 - up + index * 4.6, at.right - at.left, 7, { size: 9.5 })
	);
	return down.firstHead - up + (subjects.length > 0 ? 3 + subjects.length * 4.6 : 0);
}
