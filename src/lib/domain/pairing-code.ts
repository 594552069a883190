/** A pairing code as it is read aloud: `BCDF GHJK`. */
export const spaced = (code: string): string => code.replaceAll(/[^A-Za-z]/g, '').replace(/(.{4})(?=.)/g, '$1 ');

/** A pairing code without what helps reading it. */
export const plainCode = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** Whether a plain code has the form of one: eight letters. */
export const isCodeForm = (code: string): boolean => /^[A-Z]{8}$/.test(code);

/** Takes the code out of a pairing link's fragment (`#pair=CODE`), or null. */
export function codeFromLink(hash: string): string | null {
	const match = /^#pair=([A-Za-z-]{4,20})$/.exec(hash);
	return match ? match[1]! : null;
}
