import { nameReader, stemOf } from './name-pattern.ts';

/** What may part the pieces of a name, the likeliest first. */
const partings = ['_', ' - ', '-', ' ', '.'] as const;

/** What is tried where the pieces of the names say nothing. */
const usual = ['{debtor}_{number}', '{number}_{debtor}', '{debtor}-{number}', '{number}-{debtor}', '{number}'];

/** Names that the guess looks at. */
const sample = 300;

/** The pattern that explains most of these names: that they fit, name known debtors, and no number twice. */
export function guessNamePattern(names: readonly string[], isDebtor: (text: string) => boolean): string {
	const stems = names.slice(0, sample).map(stemOf);
	const found = partings.flatMap((parting) => patternBy(stems, parting, isDebtor) ?? []);
	const [best] = [...found, ...usual]
		.map((pattern) => ({ pattern, worth: worthOf(pattern, stems, isDebtor) }))
		.sort((a, b) => b.worth - a.worth);
	return best!.pattern;
}

function worthOf(pattern: string, stems: readonly string[], isDebtor: (text: string) => boolean): number {
	const reader = nameReader(pattern);
	if (!reader.ok || !reader.value.fields.includes('number')) return 0;
	const facts = stems.flatMap((stem) => reader.value.read(stem, isDebtor) ?? []);
	const known = facts.filter(({ debtor }) => isDebtor(debtor)).length;
	const numbers = new Set(facts.map(({ number }) => number)).size;
	const dated = facts.filter(({ date }) => date !== '').length;
	const plain = 0.02 * reader.value.fields.filter((field) => field === 'any').length;
	return (facts.length + 3 * known + numbers + 0.5 * dated) / stems.length - plain;
}

/** The pattern of names that fall into equally many pieces, or null where they do not. */
function patternBy(stems: readonly string[], parting: string, isDebtor: (text: string) => boolean): string | null {
	const rows = stems.map((stem) => stem.split(parting));
	const widths = Map.groupBy(rows, (row) => row.length);
	const [alike = []] = [...widths.values()].sort((a, b) => b.length - a.length);
	if (alike.length * 2 < rows.length) return null;
	const columns = alike[0]!.map((_, index) => alike.map((row) => row[index]!));
	const pieces = columns.map((values) => pieceOf(values, isDebtor));
	return joined(withNumber(withDates(pieces, columns), columns), parting);
}

/** A piece of a pattern: a field, text as it stands, or null where nothing tells yet. */
type Piece = string | null;

function pieceOf(values: readonly string[], isDebtor: (text: string) => boolean): Piece {
	if (values.filter(isDebtor).length * 2 >= values.length) return '{debtor}';
	if (values.every(isCompactDay)) return '{year}{month}{day}';
	const isFixed = values.every((value) => value === values[0]);
	return isFixed && (values.length > 1 || !/\d/.test(values[0]!)) ? values[0]! : null;
}

const isCompactDay = (text: string): boolean => /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text);
const isYear = (text: string): boolean => /^20\d\d$/.test(text);
const isMonth = (text: string): boolean => /^(0[1-9]|1[0-2])$/.test(text);
const isDay = (text: string): boolean => /^(0[1-9]|[12]\d|3[01])$/.test(text);

/** Year, month and day side by side are a date, from either end. */
function withDates(pieces: readonly Piece[], columns: readonly string[][]): Piece[] {
	const dated = [...pieces];
	for (let at = 0; at + 2 < columns.length; at++) {
		const [first, middle, last] = columns.slice(at, at + 3);
		if (!middle!.every(isMonth)) continue;
		if (first!.every(isYear) && last!.every(isDay)) dated.splice(at, 3, '{year}', '{month}', '{day}');
		if (first!.every(isDay) && last!.every(isYear)) dated.splice(at, 3, '{day}', '{month}', '{year}');
	}
	return dated;
}

/** The piece that differs most is the number, with a year in front of it; without a known debtor the next one is he. */
function withNumber(pieces: readonly Piece[], columns: readonly string[][]): Piece[] {
	const open = pieces.flatMap((piece, index) => (piece === null ? [index] : []));
	const variety = (index: number): number => new Set(columns[index]).size;
	const hasDigits = (index: number): boolean => columns[index]!.some((value) => /\d/.test(value));
	const [number, next] = open.filter(hasDigits).sort((a, b) => variety(b) - variety(a) || b - a);
	const wantsDebtor = !pieces.includes('{debtor}');
	const named = pieces.map((piece, index) => {
		if (index === number) return '{number}';
		return index === next && wantsDebtor ? '{debtor}' : (piece ?? '{any}');
	});
	const before = number === undefined ? -1 : number - 1;
	return columns[before]?.every(isYear) && !pieces[before]?.startsWith('{') ? named.toSpliced(before, 1) : named;
}

const joined = (pieces: readonly Piece[], parting: string): string => pieces.join(parting);
