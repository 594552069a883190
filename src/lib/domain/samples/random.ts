/** A source of numbers that gives the same run for the same seed. */
export interface Random {
	/** A whole number from 0 up to, not including, `limit`. */
	below(limit: number): number;
	/** One of a list. */
	pick<T>(list: readonly [T, ...T[]]): T;
}

/** Numbers by a 32-bit counter whose bits are mixed (the finaliser of MurmurHash3); good enough for samples, never for secrets. */
export function seededRandom(seed: number): Random {
	let count = seed >>> 0;
	const next = (): number => {
		count = (count + 0x9e3779b9) >>> 0;
		let bits = Math.imul(count ^ (count >>> 16), 0x85ebca6b);
		bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
		return (bits ^ (bits >>> 16)) >>> 0;
	};
	const below = (limit: number): number => next() % limit;
	return { below, pick: (list) => list[below(list.length)]! };
}
