import { Live } from '#ledger/live.svelte.ts';
import { noFacts, readFacts, type StepName, stepNames } from './checklist-facts.ts';
import { readSkipped } from './skipped-steps.ts';

/** A step and where it stands; `fact` says what is there once it is done. */
export interface Step {
	name: StepName;
	state: 'done' | 'skipped' | 'open';
	fact: string;
}

/** The first-run checklist: what is done follows from the ledger, what is skipped is remembered. */
export class Checklist {
	readonly #facts = new Live(noFacts, () => null, readFacts);
	readonly #skipped = new Live<StepName[]>([], () => null, readSkipped);

	readonly ready = $derived.by(() => this.#facts.ready && this.#skipped.ready);
	readonly steps = $derived.by(() => stepNames.map((name) => this.#step(name)));
	readonly done = $derived(this.steps.filter((step) => step.state === 'done').length);
	/** The first step that is neither done nor skipped, or null. */
	readonly at = $derived(this.steps.find((step) => step.state === 'open')?.name ?? null);

	#step(name: StepName): Step {
		const fact = this.#facts.current[name];
		if (fact !== '') return { name, state: 'done', fact };
		return { name, state: this.#skipped.current.includes(name) ? 'skipped' : 'open', fact };
	}
}
