import type { Margins } from '#domain/letterhead.ts';
import { m } from '#ui/paraglide/messages.js';

/** The margins of a page in the order in which they are asked for. */
export const edges: readonly (keyof Margins)[] = ['top', 'bottom', 'left', 'right'];

/** What each is called. */
export const edgeWords: Record<keyof Margins, () => string> = {
	top: m.settings_margins_top,
	bottom: m.settings_margins_bottom,
	left: m.settings_margins_left,
	right: m.settings_margins_right
};
