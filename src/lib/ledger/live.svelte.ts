import { liveQuery } from 'dexie';

/** A live query of the ledger as runes: asked again when its rows or what `query` reads reactively change. */
export class Live<T> {
	current: T;
	/** Whether `current` is an answer and not the initial value. */
	ready: boolean;
	error: unknown;

	/** `input` reads the reactive values that the query depends on and returns them. Call while a component is set up. */
	constructor<I>(initial: T, input: () => I, query: (input: I) => Promise<T>);
	constructor(initial: T, input: () => unknown, query: (input: never) => Promise<T>) {
		this.current = $state.raw(initial);
		this.ready = $state(false);
		this.error = $state.raw();
		$effect(() => {
			const given = input() as never;
			const subscription = liveQuery(() => query(given)).subscribe({
				next: (value) => {
					this.current = value;
					this.ready = true;
					this.error = undefined;
				},
				error: (error: unknown) => {
					this.error = error;
				}
			});
			return () => subscription.unsubscribe();
		});
	}
}
