import type { Head } from '#domain/document.ts';
import { renderInWorker } from '#pdf/client.ts';
import type { LetterheadVersion } from '#pdf/protocol.ts';

/** Makes so many full documents in the app's own worker; answers how many a second. */
async function full(job: Parameters<typeof renderInWorker>[0], image: string, count: number): Promise<number> {
	const first = await (await fetch(image)).arrayBuffer();
	const { id, version } = job.head as Extract<Head, { type: 'letterhead' }>;
	const letterhead: LetterheadVersion = { id, version, first, next: null };
	const render = async (number: number) => {
		const made = await renderInWorker({ ...job, invoice: { ...job.invoice, number: `2026-${number}` } }, letterhead);
		if (!made.ok) throw new Error(JSON.stringify(made.error));
	};
	for (let number = 0; number < 20; number++) await render(number);
	const start = performance.now();
	for (let number = 0; number < count; number++) await render(number);
	return (1000 * count) / (performance.now() - start);
}

Object.assign(globalThis, { full });
