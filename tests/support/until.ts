import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is good; fails where that takes longer than `patience` milliseconds. */
export async function until<T>(ask: () => Promise<T>, isGood: (answer: T) => boolean, patience = 10_000): Promise<T> {
	const end = performance.now() + patience;
	for (;;) {
		const answer = await ask();
		if (isGood(answer)) return answer;
		if (performance.now() > end) throw new Error(`still not so: ${JSON.stringify(answer)}`);
		await wait(20);
	}
}
