import type { AddressWindow } from '#domain/issuer.ts';
import { placeLine, windows } from './address.ts';
import { foldMark, grey, hair, ink } from './ink.ts';
import type { Sheet } from './sheet.ts';
import { shrink } from './text.ts';

const half = 148.5;

/** Where the sheet is folded, in millimetres from the top. DIN 5008 forms A and B, AFNOR NF Z 11-001. */
export const folds: Record<AddressWindow, readonly [number, number]> = {
	'din-a': [87, 192],
	'din-b': [105, 210],
	'nl-left': [105, 210],
	'nl-right': [105, 210],
	'fr-right': [99, 198],
	'be-right': [99, 198]
};

/** Fold and hole marks at the left edge of the first page. */
export function drawMarks({ paper, issuer }: Sheet): void {
	const mark = (y: number, end: number) => paper.line(4, y, end, y, hair.width, foldMark);
	for (const y of folds[issuer.window]) mark(y, 8);
	mark(half, 10);
}

/** The debtor's address in its window, with the sender's line above it where the post allows one. */
export function drawAddress(sheet: Sheet): void {
	const { issuer, address, paper, margins } = sheet;
	const place = windows[issuer.window];
	const { right, down } = margins?.addressMoved ?? { right: 0, down: 0 };
	const x = place.x + right;
	const style = { size: address.size, colour: ink };
	address.lines.forEach((line, index) => paper.text(line, x, place.y + down + index * place.step, style));
	if (place.returnLine === null) return;
	const street = issuer.address.street.replaceAll('\n', ', ');
	const whole = [issuer.name, street, placeLine(issuer.address)].filter(Boolean).join(' · ');
	const fitted = shrink(paper, whole, { size: 6.5 }, place.room, 6);
	const y = place.returnLine + down;
	paper.text(fitted.text, x, y, { size: fitted.size, colour: grey });
	if (place.returnRule) paper.line(x, y + 1.4, x + place.room, y + 1.4, hair.width, hair.colour);
}
