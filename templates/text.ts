import type { Face, Ruler } from './page.ts';

/** A piece that a line may end after: a word with its spaces, or the part of a word up to a hyphen or slash. */
const pieces = /[^ /-]*[/-]+|[^ /-]+ *| +/g;
const words = /[^ ]+ *| +/g;

/** The longest beginning of a text that fits, at least one character. */
function beginning(ruler: Ruler, text: string, face: Face, room: number): string {
	let end = text.length;
	while (end > 1 && ruler.widthOf(text.slice(0, end), face) > room) end--;
	return text.slice(0, end);
}

function wrapParagraph(ruler: Ruler, text: string, face: Face, room: number, pattern: RegExp): string[] {
	const lines: string[] = [];
	let line = '';
	for (let piece of text.match(pattern) ?? []) {
		if (ruler.widthOf((line + piece).trimEnd(), face) <= room) {
			line += piece;
			continue;
		}
		if (line.trim()) lines.push(line.trimEnd());
		while (ruler.widthOf(piece.trimEnd(), face) > room) {
			const part = beginning(ruler, piece, face, room);
			if (part === piece) break;
			lines.push(part);
			piece = piece.slice(part.length);
		}
		line = piece.trimStart();
	}
	if (line.trim() || lines.length === 0) lines.push(line.trimEnd());
	return lines;
}

/** Breaks a text at line ends, spaces, hyphens and slashes; a word wider than the room (mm) is cut. Empty text has no lines. */
export function wrap(ruler: Ruler, text: string, face: Face, room: number): string[] {
	if (!text.trim()) return [];
	return text
		.trim()
		.split('\n')
		.flatMap((paragraph) => wrapParagraph(ruler, paragraph, face, room, pieces));
}

/** Breaks one paragraph at spaces only. */
export const wrapAtSpaces = (ruler: Ruler, text: string, face: Face, room: number): string[] =>
	wrapParagraph(ruler, text, face, room, words);

/** As `wrap`, but a last line of a single word is avoided by narrowing the room in steps of 2 mm; so with any other way to wrap. */
export function wrapBalanced(ruler: Ruler, text: string, face: Face, room: number, by = wrap): string[] {
	const lines = by(ruler, text, face, room);
	const isLonely = (candidate: string[]) => candidate.length > 1 && !candidate.at(-1)!.includes(' ');
	for (let narrower = room - 2; isLonely(lines) && narrower > room * 0.7; narrower -= 2) {
		const narrow = by(ruler, text, face, narrower);
		if (narrow.length > lines.length) break;
		if (!isLonely(narrow)) return narrow;
	}
	return lines;
}

/** Joins parts with a middle dot into lines that fit; a part wider than the room is wrapped. */
export function joinIntoLines(ruler: Ruler, parts: string[], face: Face, room: number): string[] {
	const lines: string[] = [];
	for (const part of parts) {
		const joined = lines.length > 0 ? `${lines.at(-1)} · ${part}` : part;
		if (lines.length > 0 && ruler.widthOf(joined, face) <= room) lines[lines.length - 1] = joined;
		else lines.push(...wrap(ruler, part, face, room));
	}
	return lines;
}

/** A text and the size at which it fits the room: smaller in quarter points down to `least`, then cut with an ellipsis. */
export function shrink(
	ruler: Ruler,
	text: string,
	face: Face,
	room: number,
	least: number
): { text: string; size: number } {
	let size = face.size;
	while (size > least && ruler.widthOf(text, { ...face, size }) > room) size = Math.max(least, size - 0.25);
	if (ruler.widthOf(text, { ...face, size }) <= room) return { text, size };
	const start = beginning(ruler, text, { ...face, size }, room - ruler.widthOf('…', { ...face, size }));
	return { text: `${start.trimEnd()}…`, size };
}

/** At most so many lines: what is more goes into the last one, which then wants cutting. */
export const atMost = (lines: string[], most: number): string[] =>
	lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
