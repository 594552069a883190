import { raisedBy, windows } from '#templates/address.ts';
import { factsOf, subjectsOf, type Fact } from '#templates/content/facts.ts';
import { titleOf } from '#templates/content/title.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { atMost, wrap } from '#templates/text.ts';
import { at } from './measures.ts';

const firstFact = 53.6;
const factStep = 4.9;
const factRoom = 37;
const least = 7.5;
const mostSubjects = 8;
const numberStyle = { size: 9, bold: true } as const;
const factStyle = { size: 9 } as const;

/** Whether a fact can stand beside the address without being cut. */
const isShort = ({ page }: Sheet, value: string): boolean => page.widthOf(value, { size: least }) <= factRoom;

/** The facts on the side of the page that the address leaves free. */
function drawFacts(sheet: Sheet, facts: Fact[]): void {
	const x = windows[sheet.issuer.window].side === 'right' ? at.left : 125;
	facts.forEach(([name, value], index) => {
		const y = firstFact - raisedBy(sheet.issuer) + index * factStep;
		sheet.fit(name, x, y, 27, 6, label(8));
		sheet.fit(value, x + 28, y, factRoom, 6, value === sheet.invoice.number ? numberStyle : factStyle);
	});
}

/** Everything above the table on page 1; returns the last baseline. */
export function drawOpening(sheet: Sheet): number {
	const { invoice, words, page } = sheet;
	const room = at.right - at.left;
	const up = raisedBy(sheet.issuer);
	const [number, ...facts] = factsOf(sheet);
	const short = facts.filter(([, value]) => isShort(sheet, value));
	const long = facts.filter(([, value]) => !isShort(sheet, value)).map(([name, value]) => `${name}: ${value}`);
	drawFacts(sheet, [...(number ? [number] : []), ...short]);
	sheet.fit(titleOf(sheet), at.left, 103.4 - up, room, 8, { size: 14, bold: true });
	const lines = [...subjectsOf(sheet), ...long].flatMap((text) => wrap(page, text, { size: 10 }, room));
	const subjects = atMost(lines, mostSubjects);
	subjects.forEach((line, index) => sheet.fit(line, at.left, 109.4 - up + index * 4.6, room, 10, { size: 10 }));
	const y = 112 - up + subjects.length * 4.6;
	sheet.write(invoice.type === 'credit-note' ? words.creditOpening : words.opening, at.left, y, { size: 9.5 });
	return y;
}
