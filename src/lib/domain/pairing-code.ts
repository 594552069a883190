/** A pairing code as it is read aloud: `BCDF GHJK`. */
export const spaced = (code: string): string => code.replaceAll(/[^A-Za-z]/g, '').replace(/(.{4})(?=.)/g, '$1 ');

/** A pairing code without what helps reading it. */
export const plainCode = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** Whether a plain code has the form of one: eight letters. */
export const isCodeForm = (code: string): boolean => /^[A-Z]{8}$/.test(code);
