/** Lower-case words without accents by which a row is found; each at least two characters. */
export function wordsOf(...texts: string[]): string[] {
	const plain = texts.join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1))];
}
