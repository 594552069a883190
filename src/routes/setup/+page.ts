import { loadSetupWords } from 'virtual:first-words';

/** The checklist is shown once its words are there. */
export const load = loadSetupWords;
