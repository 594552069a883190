import { guardLocale } from '#ui/locale-guard.ts';

/** Called once before the app starts. */
export const init = guardLocale;
