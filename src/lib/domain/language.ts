/** The languages that documents, mails and the app speak (BCP 47). */
export type Language = 'nl' | 'de' | 'fr' | 'en';

/** All languages, in the order they are offered. */
export const languages: readonly Language[] = ['nl', 'de', 'fr', 'en'];

/** Whether a text names one of our languages. */
export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);
