/** A program that makes the same document, and how many it makes each time it is its turn. */
export interface Contender {
	name: string;
	documents: number;
	/** Makes so many documents. */
	run: (documents: number) => Promise<void>;
}

/** Milliseconds for a document: medians over rounds in which every program has its turn, each round in another order. */
export async function measure(contenders: readonly Contender[], rounds: number): Promise<Record<string, number>> {
	const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
	for (const { run } of contenders) await run(2);
	for (let round = 0; round < rounds; round++) {
		for (let turn = 0; turn < contenders.length; turn++) {
			const { name, documents, run } = contenders[(turn * stride(contenders.length) + round) % contenders.length]!;
			const start = performance.now();
			await run(documents);
			times.get(name)!.push((performance.now() - start) / documents);
		}
	}
	return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** A step that meets every place once. */
const stride = (length: number): number => [5, 7, 3, 1].find((step) => length % step !== 0) ?? 1;

/** The middle one. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A contender that makes its documents one after the other. */
export const oneByOne = (name: string, documents: number, make: () => unknown): Contender => ({
	name,
	documents,
	async run(count) {
		for (let index = 0; index < count; index++) await make();
	}
});
