import { SvelteMap } from 'svelte/reactivity';

/** What was typed and not saved yet, by the name of its place. It outlives the screen, so that nothing typed is lost. */
export const unsaved = new SvelteMap<string, string>();

/** Forgets what was typed where it is what is stored. */
export function forgetStored(key: string, stored: string): void {
	if (unsaved.get(key) === stored) unsaved.delete(key);
}
