import { encode } from 'uqr';
import type { Page } from './page.ts';

/** Error correction M and one fixed mask: the same text gives the same code. */
const options = { ecc: 'M', border: 0, maskPattern: 2, boostEcc: false } as const;

/** Draws a QR code as black rectangles, `side` millimetres wide, without its quiet zone: leave four modules free around it. */
export function drawQr(page: Page, text: string, x: number, y: number, side: number): void {
	const { data, size } = encode(text, options);
	const module = side / size;
	data.forEach((row, line) => {
		for (const { from, to } of runs(row))
			page.rect(x + from * module, y + line * module, (to - from) * module, module, '#000000');
	});
}

/** The stretches of dark modules in a row. */
function runs(row: readonly boolean[]): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	row.forEach((dark, index) => {
		const last = found.at(-1);
		if (!dark) return;
		if (last?.to === index) last.to = index + 1;
		else found.push({ from: index, to: index + 1 });
	});
	return found;
}
