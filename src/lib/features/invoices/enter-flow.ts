import type { LineNumber } from './line-input.ts';

/** A field of a line of a draft from which Enter leads on. */
export type LineStep = 'description' | LineNumber;

/** What is sold, how many, at which price. */
const steps: readonly LineStep[] = ['description', 'quantity', 'unitPrice'];

/** Goes on from a field of a line to the next that is usually typed; answers false after the last. */
export function goOn(line: HTMLElement, from: LineStep): boolean {
	const at = steps.indexOf(from);
	const next = at < 0 ? undefined : steps[at + 1];
	const field = next && line.querySelector<HTMLInputElement>(`.${next} input`);
	field?.focus();
	return field !== undefined && field !== null;
}
