import type { HeadChoice } from '#domain/head-choice.ts';
import type { LetterheadImage } from '#ledger/rows.ts';
import { m } from '#ui/paraglide/messages.js';
import type { SendWizard } from './wizard.svelte.ts';

/** A look of the documents of a run, as it is put up for choice. */
export interface HeadCard {
	/** Null for the look that each document already has. */
	choice: HeadChoice | null;
	label: string;
	hint: string;
	image: LetterheadImage | null;
}

/** All looks that the documents of a run can have. */
export const headCards = (letterheads: SendWizard['letterheads']): HeadCard[] => [
	{ choice: null, label: m.send_letterhead_as_is(), hint: m.send_letterhead_as_is_hint(), image: null },
	...letterheads.map(({ id, name, first }) => ({
		choice: { type: 'letterhead' as const, id },
		label: name,
		hint: '',
		image: first
	})),
	{ choice: { type: 'drawn' }, label: m.send_letterhead_drawn(), hint: m.send_letterhead_drawn_hint(), image: null },
	{ choice: { type: 'blank' }, label: m.send_letterhead_blank(), hint: m.send_letterhead_blank_hint(), image: null }
];
