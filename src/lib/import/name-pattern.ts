import { parsePattern, type PatternError, type PatternPart } from '#domain/pattern.ts';
import { ok, type Result } from '#domain/result.ts';

/** What the name of a PDF may say; `any` is whatever else stands there. */
export type NameField = 'debtor' | 'number' | 'year' | 'month' | 'day' | 'any';

/** All fields, in the order they are offered. */
export const nameFields: readonly NameField[] = ['debtor', 'number', 'year', 'month', 'day', 'any'];

/** What a name was found to say; the date is ISO, or empty where the pattern has none. */
export interface NameFacts {
	debtor: string;
	number: string;
	date: string;
}

/** Reads names under one pattern. */
export interface NameReader {
	fields: readonly NameField[];
	/** What a name says, or null where it does not fit. Of several ways to read it, one with a debtor that is known. */
	read: (name: string, isDebtor: (text: string) => boolean) => NameFacts | null;
}

/** Understands a pattern such as `{debtor}_{number}`, with `.pdf` at its end or not. */
export function nameReader(pattern: string): Result<NameReader, PatternError> {
	const parts = parsePattern(pattern.trim().replace(/\.pdf$/i, ''), nameFields);
	if (!parts.ok) return parts;
	const ways = [shapes('[^-_ .]+?', '.+'), shapes('.+?', '.+'), shapes('.+', '.+?')].map((shape) => {
		const source = parts.value.map((part) => sourceOf(part, shape)).join('');
		return new RegExp(`^${source}$`, 'u');
	});
	const fields = parts.value.flatMap((part) => (part.type === 'field' ? [part.field] : []));
	return ok({
		fields,
		read(name, isDebtor) {
			const stem = stemOf(name);
			const readings = ways.flatMap((way) => factsOf(way.exec(stem), fields) ?? []);
			return readings.find(({ debtor }) => isDebtor(debtor)) ?? readings[0] ?? null;
		}
	});
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1)!;

/** A name without its ending. */
export const stemOf = (name: string): string => name.normalize('NFC').replace(/\.pdf$/i, '');

const shapes = (debtor: string, number: string): Record<NameField, string> => ({
	debtor,
	number,
	year: '\\d{4}',
	month: '\\d{2}',
	day: '\\d{2}',
	any: '.*?'
});

const sourceOf = (part: PatternPart<NameField>, shape: Record<NameField, string>): string =>
	part.type === 'text' ? escaped(part.text.normalize('NFC')) : `(${shape[part.field]})`;

/** Text as it stands, for a pattern. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function factsOf(match: RegExpExecArray | null, fields: readonly NameField[]): NameFacts | null {
	if (!match) return null;
	const of = (field: NameField): string => match[fields.indexOf(field) + 1] ?? '';
	const hasDate = (['year', 'month', 'day'] as const).every((field) => fields.includes(field));
	const date = hasDate ? `${of('year')}-${of('month')}-${of('day')}` : '';
	if (hasDate && !isDay(date)) return null;
	const said = (field: NameField): string => (fields.includes(field) ? of(field).trim() : '');
	return { debtor: said('debtor'), number: said('number'), date };
}

function isDay(date: string): boolean {
	const day = new Date(`${date}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
