import type { InvoiceLine } from '#domain/invoice.ts';
import { date, number } from '#templates/format.ts';
import type { Sheet } from '#templates/sheet.ts';
import { articleWords } from './article.ts';

/** Article number, delivery, note number, place, ordered and returned quantity of a line, in words; a day that all lines share is left out. */
export function deliveryOf(sheet: Sheet, line: InvoiceLine): string[] {
	const { words, locale, delivered } = sheet;
	const day = line.deliveryDate === delivered ? '' : date(line.deliveryDate, locale);
	const parts = [
		articleWords(sheet, line.article),
		day && words.delivered(day),
		line.noteNumber && words.deliveryNote(line.noteNumber)
	];
	return [...parts.filter(Boolean), ...handoverOf(sheet, line)];
}

/** Place, ordered and returned quantity of a line, in words. */
export function handoverOf({ words, locale }: Sheet, line: InvoiceLine): string[] {
	const parts = [
		line.place,
		line.ordered === null ? '' : words.ordered(number(line.ordered, locale.language)),
		line.returned === null ? '' : words.returned(number(line.returned, locale.language))
	];
	return parts.filter(Boolean);
}
