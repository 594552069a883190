import type { Language } from '#domain/language.ts';

/** How a mail ends where the issuer has written no closing of his own. */
export const closings: Record<Language, string> = {
	nl: 'Met vriendelijke groet,',
	de: 'Mit freundlichen Grüßen',
	fr: 'Cordialement,',
	en: 'Kind regards,'
};
