import { isTyping } from '#ui/typing.ts';
import type { LedgerView } from './ledger-view.svelte.ts';

/** What keys do on a row: space ticks, with Shift from the last tick on; Enter opens; Ctrl+A ticks all that is shown. */
export function rowKeys(view: LedgerView, open: (id: string) => void): (event: KeyboardEvent, index: number) => void {
	return (event, index) => {
		const id = view.ids.current[index];
		const onTick = event.target instanceof HTMLInputElement;
		if (id === undefined) return;
		if (event.key === 'a' && (event.ctrlKey || event.metaKey)) view.tickAll(true);
		else if (event.key === ' ' && !onTick) {
			view.tick(id, !view.ticked.has(id), event.shiftKey ? 'from-last' : 'alone');
		} else if (event.key === 'Enter' && onTick) open(id);
		else return;
		event.preventDefault();
	};
}

/** What Escape does, one step at a time: the ticks go, then the open invoice closes. */
export function backOf(view: LedgerView, close: () => void): (event: KeyboardEvent) => void {
	return (event) => {
		if (event.key !== 'Escape' || isTyping(event)) return;
		if (view.ticked.size > 0) view.tickAll(false);
		else close();
	};
}
