import type { Language } from '#domain/language.ts';

/** How a subject says which of several mails it is, in the language of the mail. */
export const partWords: Record<Language, (part: { at: number; of: number }) => string> = {
	nl: ({ at, of }) => ` (${at} van ${of})`,
	de: ({ at, of }) => ` (${at} von ${of})`,
	fr: ({ at, of }) => ` (${at} sur ${of})`,
	en: ({ at, of }) => ` (${at} of ${of})`
};
