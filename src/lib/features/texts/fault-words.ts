import { m } from '#ui/paraglide/messages.js';
import type { TextFault, TextPart } from './text-faults.ts';

/** What is wrong with a part of a mail text. */
export function faultWords({ error }: TextFault): string {
	switch (error.type) {
		case 'UnknownField':
			return m.texts_fault_unknown({ field: error.field });
		case 'Unclosed':
			return m.texts_fault_unclosed({ open: '{{', close: '}}' });
		case 'Empty':
			return m.texts_fault_empty();
	}
}

/** Where in a mail text a fault stands. */
export const placeWords = ({ part, line }: TextFault): string =>
	part === 'subject' ? m.texts_subject() : m.texts_fault_line({ part: m.texts_body(), line });

/** What is wrong with one part, for the field that it is written in. */
export function partFault(faults: readonly TextFault[], part: TextPart): string | undefined {
	const fault = faults.find((one) => one.part === part);
	return fault && faultWords(fault);
}
