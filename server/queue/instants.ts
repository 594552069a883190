/** The later of two ISO times in UTC, which sort as text. */
export const later = (one: string, other: string): string => (one > other ? one : other);

/** The ISO time some milliseconds after another. */
export const after = (at: string, milliseconds: number): string =>
	new Date(Date.parse(at) + milliseconds).toISOString();
