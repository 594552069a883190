import type { NameField } from '#import/name-pattern.ts';
import { m } from '#ui/paraglide/messages.js';

/** What a field of a file name is called. */
export const nameFieldWords: Record<NameField, () => string> = {
	debtor: m.pdfs_field_debtor,
	number: m.pdfs_field_number,
	year: m.pdfs_field_year,
	month: m.pdfs_field_month,
	day: m.pdfs_field_day,
	any: m.pdfs_field_any
};
