import { liveQuery } from 'dexie';

/** A live query of the ledger as runes: asked again when its rows or what `input` reads change. */
export class Live<T, I = unknown> {
	current: T;
	/** Whether `current` is an answer and not the initial value. */
	ready: boolean;
	error: unknown;

	/**
	 * `input` reads the reactive values that the query depends on. Inside `query` nothing but the database may be awaited:
	 * what comes after any other promise is not watched. Call while a component is set up.
	 */
	constructor(initial: T, input: () => I, query: (input: I) => Promise<T>) {
		this.current = $state.raw(initial);
		this.ready = $state(false);
		this.error = $state.raw();
		$effect(() => {
			const given = input();
			// An async function it must be: only then does Dexie follow the query beyond other functions' awaits.
			const subscription = liveQuery(async () => query(given)).subscribe({
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
