import type { AddressWindow } from '#domain/issuer.ts';
import { m } from '#ui/paraglide/messages.js';

/** Where an envelope has its window, in words. */
export const windowWords: Record<AddressWindow, () => string> = {
	'din-a': m.settings_window_din_a,
	'din-b': m.settings_window_din_b,
	'nl-left': m.settings_window_nl_left,
	'nl-right': m.settings_window_nl_right,
	'fr-right': m.settings_window_fr_right,
	'be-right': m.settings_window_be_right
};
