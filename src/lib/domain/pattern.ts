import { err, ok, type Result } from './result.ts';

/** A piece of a pattern such as `F{year}-{number:4}`: text, or a field with its least width (0 where none is given). */
export type PatternPart<Field extends string> =
	{ type: 'text'; text: string } | { type: 'field'; field: Field; width: number };

/** Why a text is no pattern; `at` counts UTF-16 units from the start. */
export type PatternError =
	| { type: 'UnknownField'; field: string; at: number }
	/** A `{` or `}` without its partner. */
	| { type: 'LooseBrace'; at: number };

/** Reads a pattern with fields in braces, each out of a given list. */
export function parsePattern<Field extends string>(
	text: string,
	fields: readonly Field[]
): Result<PatternPart<Field>[], PatternError> {
	const parts: PatternPart<Field>[] = [];
	for (const match of text.matchAll(/\{([^{}]*)\}|[{}]|[^{}]+/g)) {
		const at = match.index;
		if (match[1] === undefined && /[{}]/.test(match[0])) return err({ type: 'LooseBrace', at });
		if (match[1] === undefined) parts.push({ type: 'text', text: match[0] });
		else {
			const [, name, width] = /^([a-z]+)(?::([1-9]))?$/.exec(match[1]) ?? [];
			const field = fields.find((one) => one === name);
			if (field === undefined) return err({ type: 'UnknownField', field: match[1], at });
			parts.push({ type: 'field', field, width: Number(width ?? 0) });
		}
	}
	return ok(parts);
}

/** Fills a pattern; numbers shorter than their width get zeros in front. */
export const fillPattern = <Field extends string>(
	parts: readonly PatternPart<Field>[],
	values: Record<Field, string>
): string =>
	parts.map((part) => (part.type === 'text' ? part.text : values[part.field].padStart(part.width, '0'))).join('');
