import type { ArchivalLoss } from '#documents/enclosure.ts';
import { m } from '#ui/paraglide/messages.js';
import { getLocale } from '#ui/paraglide/runtime.js';

const words: Record<ArchivalLoss, () => string> = {
	undeclared: m.travel_archival_undeclared,
	fonts: m.travel_archival_fonts,
	colour: m.travel_archival_colour,
	script: m.travel_archival_script,
	locked: m.travel_archival_locked
};

/** Why pages end a document's being an archive PDF, as one list. */
export const lossWords = (lost: readonly ArchivalLoss[]): string =>
	new Intl.ListFormat(getLocale()).format(lost.map((one) => words[one]()));
