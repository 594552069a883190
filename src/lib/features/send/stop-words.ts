import { limits } from '#domain/contract.ts';
import { formatCount } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import type { Stop } from './wizard.svelte.ts';

/** What keeps the run from being approved, in words. */
export const stopWords: Record<Stop, () => string> = {
	nothing: m.send_stop_nothing,
	'no-mailbox': m.send_no_mailbox,
	sample: m.send_stop_sample,
	'too-many': () => m.send_stop_too_many({ limit: formatCount(limits.batchMessages) }),
	making: m.send_stop_making,
	looking: m.send_stop_looking,
	text: m.send_stop_text,
	'too-big': m.travel_stop_too_big,
	edit: m.travel_stop_edit,
	incomplete: m.pace_stop_incomplete,
	past: m.pace_stop_past,
	far: m.pace_stop_far
};
