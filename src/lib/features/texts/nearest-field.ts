import { mergeFields, type MergeField } from '#domain/merge.ts';
import { fieldWords } from './field-words.ts';

/** The field that a name with a slip, or a word of ours for it, was probably meant for; null where none is near. */
export function nearestField(name: string): MergeField | null {
	const written = squeezed(name);
	const [best] = mergeFields
		.flatMap((field) => [field, fieldWords[field]()].map((known) => ({ field, known: squeezed(known) })))
		.map(({ field, known }) => ({ field, slips: slipsBetween(written, known) }))
		.toSorted((a, b) => a.slips - b.slips);
	return best && best.slips <= Math.floor(written.length / 4) ? best.field : null;
}

const squeezed = (name: string): string => name.toLowerCase().replace(/[^\p{L}]/gu, '');

/** How many letters have to be put in, left out or changed to make one of the other (Levenshtein). */
function slipsBetween(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
			next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
		}
		row = next;
	}
	return row[other.length]!;
}
