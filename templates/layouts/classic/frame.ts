import { placeLine } from '#templates/address.ts';
import { grouped } from '#templates/format.ts';
import { wrap } from '#templates/text.ts';
import { registrationOf } from '#templates/imprint.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { at } from './measures.ts';

/** The issuer's name and trade at the top of the first page. */
export function drawHead(sheet: Sheet): void {
	const room = at.right - at.left;
	sheet.fit(sheet.issuer.name, at.left, 21, room, 8, { size: 14, bold: true });
	sheet.fit(sheet.issuer.trade, at.left, 26.6, room, 6, label(8.5));
}

/** Who the issuer is and where money goes, in three columns at the foot of every page. */
export function drawFoot(sheet: Sheet): void {
	const { issuer, words } = sheet;
	const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ');
	const named = (name: string, value: string) => (value ? `${name} ${value}` : '');
	const street = issuer.address.street.replaceAll('\n', ', ');
	const contact = joined(issuer.phone, issuer.email);
	const isShort = sheet.page.widthOf(contact, { size: 6 }) <= 58.9;
	const columns = [
		{
			x: at.left,
			room: 58.9,
			lines: [issuer.name, joined(street, placeLine(issuer.address)), isShort ? contact : issuer.phone]
		},
		{ x: 86.9, room: 54.7, lines: [registrationOf(sheet), named(words.vatId, issuer.vatId), issuer.website] },
		{
			x: 144.6,
			room: 45.4,
			lines: [named('IBAN', grouped(issuer.iban)), named('BIC', issuer.bic), isShort ? '' : issuer.email]
		}
	];
	sheet.hairline(at.left, at.right, 278);
	for (const { x, room, lines } of columns) {
		const wrapped = lines.flatMap((line) => wrap(sheet.page, line, { size: 7 }, room));
		const shown = wrapped.length <= 3 ? wrapped : lines.filter(Boolean);
		shown.forEach((line, index) => sheet.fit(line, x, 281.8 + index * 3.3, room, 5, label(7)));
	}
}

/** Page x of y, on every page in the same place. */
export const drawPageNumber = (sheet: Sheet, page: number, pages: number): void =>
	sheet.writeEnd(sheet.words.pageOf(page, pages), at.right, 274 + sheet.lower(page), label(8));
