import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openOrFail } from '#tests/support/queue.ts';
import { fileName } from './database.ts';
import { openLine } from './line.ts';
import { openFlush } from './log-flush.ts';
import { writeSetting } from './settings.ts';

type Ended = (error: NodeJS.ErrnoException | null) => void;

/** A flush of a real file whose ends the test decides. */
function held() {
	const path = join(mkdtempSync(join(tmpdir(), 'facturier-flush-')), 'log');
	writeFileSync(path, '');
	const begun: Ended[] = [];
	const mending: (() => Promise<void>)[] = [];
	const mend = () => mending.shift()?.() ?? Promise.reject(new Error('nothing to mend with'));
	const flush = openFlush(path, mend, ((_: number, ended: Ended) => begun.push(ended)) as never);
	return { flush, begun, mending };
}

afterEach(() => void vi.useRealTimers());

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

	it('comes before long where nobody waits for it, once for all that was written, and not where another one came', async () => {
		vi.useFakeTimers();
		const { flush, begun } = held();
		for (const _ of ['one', 'other']) {
			flush.written();
			flush.soon();
		}
		expect(begun).toHaveLength(0);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(begun).toHaveLength(1);
		begun[0]!(null);
		await vi.advanceTimersByTimeAsync(0);

		flush.written();
		flush.soon();
		const waitedFor = flush.done();
		begun[1]!(null);
		await waitedFor;
		await vi.advanceTimersByTimeAsync(1_000);
		expect(begun).toHaveLength(2);
	});

	it('does not count for what is written during it, also where nobody waits; each of these gets one before long', async () => {
		vi.useFakeTimers();
		const { flush, begun } = held();
		for (const count of [1, 2]) {
			flush.written();
			const under = flush.done();
			flush.written();
			flush.soon();
			begun.at(-1)!(null);
			await under;
			await vi.advanceTimersByTimeAsync(25);
			expect(begun).toHaveLength(2 * count);
			begun.at(-1)!(null);
			await vi.advanceTimersByTimeAsync(0);
		}
	});

	it('under way spares the one that would come soon for what was written before it', async () => {
		vi.useFakeTimers();
		const { flush, begun } = held();
		flush.written();
		flush.soon();
		const waitedFor = flush.done();
		await vi.advanceTimersByTimeAsync(1_000);
		begun[0]!(null);
		await waitedFor;
		await vi.advanceTimersByTimeAsync(1_000);
		expect(begun).toHaveLength(1);

		flush.soon(); // after a mere look
		await vi.advanceTimersByTimeAsync(1_000);
		expect(begun).toHaveLength(1);
		flush.written();
		flush.soon();
		await vi.advanceTimersByTimeAsync(25);
		expect(begun).toHaveLength(2);
	});

	it('that fails while nobody waits for it is tried again by who comes next', async () => {
		vi.useFakeTimers();
		const { flush, begun, mending } = held();
		flush.written();
		flush.soon();
		await vi.advanceTimersByTimeAsync(1_000);
		begun[0]!(new Error('disk'));
		await vi.advanceTimersByTimeAsync(0);
		mending.push(() => Promise.reject(new Error('disk')));
		await expect(flush.done()).rejects.toThrow('disk');
	});

	it('that fails is told to all who wait, and the file is trusted only when it was mended', async () => {
		const { flush, begun, mending } = held();
		const works = () => Promise.resolve();
		const fails = () => Promise.reject(new Error('disk'));
		flush.written();
		mending.push(fails);
		const told = [flush.done(), flush.done()].map((one) => expect(one).rejects.toThrow('disk'));
		begun[0]!(new Error('disk'));
		await Promise.all(told);
		mending.push(fails, works);
		await expect(flush.done()).rejects.toThrow('disk');
		await flush.done();
		expect(begun).toHaveLength(1);
		flush.written();
		const next = flush.done();
		begun[1]!(null);
		await next;
	});
});

describe('a database whose log could not be flushed', () => {
	it('plays it into its file, and needs no log afterwards', async () => {
		const { folder, store, close } = openOrFail();
		const line = openLine(new DatabaseSync(join(folder, fileName)), {
			written: () => 0,
			done: () => Promise.resolve(),
			soon: () => undefined,
			close: () => undefined
		});
		await writeSetting(store, 'address', 'http://localhost:1');
		await line.playIn();
		const copy = join(folder, 'file-alone.sqlite');
		copyFileSync(join(folder, fileName), copy);
		const [row] = new DatabaseSync(copy).prepare('select value from setting').all();
		expect(row).toEqual({ value: 'http://localhost:1' });
		await close();
	});
});
