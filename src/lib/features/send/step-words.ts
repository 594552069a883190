import { m } from '#ui/paraglide/messages.js';
import type { Step } from './wizard.svelte.ts';

/** What the steps of the wizard are called. */
export const stepWords: Record<Step, () => string> = {
	choose: m.send_step_choose,
	letterhead: m.send_step_letterhead,
	check: m.send_step_check,
	approve: m.send_step_approve
};
