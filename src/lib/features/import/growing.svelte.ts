/** How many things are drawn at once, and how many more with each frame. */
const [first, more] = [24, 6];

/** How many of a long list are drawn: the first at once, the rest a few with each frame, so that no tap waits for them. */
export class Growing {
	#drawn = $state(first);
	readonly #total: () => number;

	constructor(total: () => number) {
		this.#total = total;
		$effect(() => {
			if (this.#drawn >= this.#total()) return;
			const frame = requestAnimationFrame(() => (this.#drawn += more));
			return () => cancelAnimationFrame(frame);
		});
	}

	get count(): number {
		return Math.min(this.#drawn, this.#total());
	}
}
