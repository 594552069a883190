/** Where Enter leads in a line of a draft: what is sold, how many, at which price. */
export type LineStep = 'description' | 'quantity' | 'price';

const steps: readonly LineStep[] = ['description', 'quantity', 'price'];

/** Goes on from a field of a line to the next that is usually typed; answers false after the last. */
export function goOn(line: HTMLElement, from: LineStep): boolean {
	const next = steps[steps.indexOf(from) + 1];
	const field = next && line.querySelector<HTMLInputElement>(`.${next} input`);
	field?.focus();
	return field !== undefined && field !== null;
}
