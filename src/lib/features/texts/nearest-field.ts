import { mergeFields, type MergeField } from '#domain/merge.ts';

/** The field that a name with a slip was probably meant for, or null where none is near. */
export function nearestField(name: string): MergeField | null {
	const written = squeezed(name);
	const [best] = mergeFields
		.map((field) => ({ field, slips: slipsBetween(written, squeezed(field)) }))
		.toSorted((a, b) => a.slips - b.slips);
	return best && best.slips <= Math.max(2, Math.floor(written.length / 4)) ? best.field : null;
}

const squeezed = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

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
