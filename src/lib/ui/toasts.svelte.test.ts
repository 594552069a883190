import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismiss, pause, resume, toast, toasts } from './toasts.svelte.ts';

const texts = () => toasts.map((shown) => shown.text);
const seconds = (count: number) => vi.advanceTimersByTime(count * 1000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	seconds(60);
	vi.useRealTimers();
});

describe('toasts', () => {
	it('leave by themselves, the oldest first', () => {
		toast({ text: 'one' });
		seconds(3);
		toast({ text: 'two' });
		expect(texts()).toEqual(['one', 'two']);
		seconds(3);
		expect(texts()).toEqual(['two']);
		seconds(3);
		expect(texts()).toEqual([]);
	});

	it('stay longer when they can be undone', () => {
		toast({ text: 'held', action: { label: 'Undo', act: () => {} } });
		seconds(11);
		expect(texts()).toEqual(['held']);
		seconds(1);
		expect(texts()).toEqual([]);
	});

	it('stay while someone reads them', () => {
		toast({ text: 'held' });
		pause(toasts[0]!.id);
		seconds(60);
		expect(texts()).toEqual(['held']);
		resume(toasts[0]!.id);
		seconds(6);
		expect(texts()).toEqual([]);
	});

	it('can be sent away, and do not come back by being let go', () => {
		toast({ text: 'one' });
		toast({ text: 'two' });
		const { id } = toasts[0]!;
		dismiss(id);
		resume(id);
		expect(texts()).toEqual(['two']);
	});
});
