/** An answer that takes a while, as runes: asked again when its input changes; an answer that comes too late is dropped. */
export class Later<T, I = unknown> {
	current: T;
	/** Whether `current` is the answer to the input as it is now. */
	ready: boolean;
	error: unknown;

	/**
	 * `input` reads the reactive values that the question depends on and returns them; `drop` gives back what an answer
	 * holds. Call while a component is set up.
	 */
	constructor(initial: T, input: () => I, ask: (input: I) => Promise<T>, drop?: (answer: T) => void) {
		this.current = $state.raw(initial);
		this.ready = $state(false);
		this.error = $state.raw();
		$effect(() => {
			const given = input();
			let wanted = true;
			let answer: T | undefined;
			this.ready = false;
			ask(given).then(
				(value) => {
					if (!wanted) return drop?.(value);
					answer = value;
					this.current = value;
					this.ready = true;
					this.error = undefined;
				},
				(error: unknown) => {
					if (!wanted) return;
					this.error = error;
					reportError(error);
				}
			);
			return () => {
				wanted = false;
				if (answer !== undefined) drop?.(answer);
			};
		});
	}
}
