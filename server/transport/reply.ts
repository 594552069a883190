/** What a server answered: the code and its own words, lines joined by spaces. */
export interface Reply {
	code: number;
	text: string;
}

/** Reads a reply of one or several lines; null where it is none, such as the rest of a broken connection. */
export function parseReply(raw: string): Reply | null {
	const match = /^([2-5]\d\d)(?:[ -]|$)/.exec(raw);
	if (!match) return null;
	const lines = raw.split(/\r?\n/).map((line) => line.replace(/^\d{3}[ -]?/, '').trim());
	return { code: Number(match[1]), text: lines.filter((line) => line !== '').join(' ') };
}
