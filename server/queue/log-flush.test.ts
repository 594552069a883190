import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openFlush } from './log-flush.ts';

type Ended = (error: NodeJS.ErrnoException | null) => void;

/** A flush of a real file whose ends the test decides. */
function held() {
	const path = join(mkdtempSync(join(tmpdir(), 'facturier-flush-')), 'log');
	writeFileSync(path, '');
	const begun: Ended[] = [];
	const flush = openFlush(path, ((_: number, ended: Ended) => begun.push(ended)) as never);
	return { flush, begun };
}

describe('a flush', () => {
	it('is not asked of the disk where nothing was written', async () => {
		const { flush, begun } = held();
		await flush.done();
		expect(begun).toHaveLength(0);
	});

	it('that is under way does not count for what is written meanwhile; all of that shares the next one', async () => {
		const { flush, begun } = held();
		const answered: string[] = [];
		const commit = (name: string) => {
			flush.written();
			return flush.done().then(() => answered.push(name));
		};
		const all = [commit('first'), commit('second'), commit('third')];
		begun[0]!(null);
		await turn();
		expect(answered).toEqual(['first']);
		begun[1]!(null);
		await Promise.all(all);
		expect(begun).toHaveLength(2);
		await flush.done();
		expect(begun).toHaveLength(2);
	});

	it('that fails is told to all who wait for it, and the next one begins', async () => {
		const { flush, begun } = held();
		flush.written();
		const failing = [flush.done(), flush.done()];
		const told = failing.map((one) => expect(one).rejects.toThrow('disk'));
		begun[0]!(new Error('disk'));
		await turn();
		begun[1]?.(new Error('disk'));
		await Promise.all(told);
		const again = flush.done();
		begun.at(-1)!(null);
		await again;
	});
});
