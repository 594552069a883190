import type { Tone } from './tone.ts';

/** A short word about what was just done, with a way to undo it. */
export interface Toast {
	text: string;
	tone?: Tone;
	action?: { label: string; act: () => void };
}

/** How long a toast stays, in milliseconds; one that can be undone stays longer. */
const stay = { plain: 6_000, action: 12_000 };

/** The toasts on screen, the newest last. */
export const toasts = $state<(Toast & { id: number })[]>([]);

let lastId = 0;
const timers: Partial<Record<number, ReturnType<typeof setTimeout>>> = {};

/** Shows a toast; it leaves by itself. What must not be missed belongs into a Note, not here. */
export function toast(content: Toast): void {
	lastId += 1;
	toasts.push({ ...content, id: lastId });
	resume(lastId);
}

/** Takes a toast away. */
export function dismiss(id: number): void {
	pause(id);
	const index = toasts.findIndex((shown) => shown.id === id);
	if (index >= 0) toasts.splice(index, 1);
}

/** Keeps a toast while someone reads it. */
export function pause(id: number): void {
	clearTimeout(timers[id]);
	delete timers[id];
}

/** Lets a toast go on leaving. */
export function resume(id: number): void {
	const shown = toasts.find((one) => one.id === id);
	if (!shown) return;
	pause(id);
	const time = shown.action ? stay.action : stay.plain;
	timers[id] = setTimeout(() => dismiss(id), time);
}
