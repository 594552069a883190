const letters: readonly (readonly [RegExp, string])[] = [
	[/ß/g, 'ss'],
	[/æ/g, 'ae'],
	[/œ/g, 'oe'],
	[/ø/g, 'o'],
	[/ł/g, 'l']
];

/** Lower-case words parted by one space, without accents and punctuation; `%` stays. For comparing, never for showing. */
export function fold(text: string): string {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const latin = letters.reduce((folded, [from, to]) => folded.replace(from, to), plain);
	return latin
		.replace(/%/g, ' % ')
		.replace(/[^\p{L}\p{N}%]+/gu, ' ')
		.trim();
}
