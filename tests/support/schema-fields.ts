import type * as v from 'valibot';

/** The way to a field of a body: keys, and 0 for the first of a list. */
export type FieldPath = readonly (string | number)[];

/** Parts that schemas of one kind or another have; which, is seen by looking. */
interface SchemaParts {
	type: string;
	entries?: Record<string, v.GenericSchema>;
	item?: v.GenericSchema;
	wrapped?: v.GenericSchema;
	options?: readonly unknown[];
}

/** The ways to all fields of a schema whose values are strings. */
export function stringFields(schema: v.GenericSchema, path: FieldPath = []): FieldPath[] {
	const { type, entries, item, wrapped, options } = schema as unknown as SchemaParts;
	if (entries) return Object.entries(entries).flatMap(([key, entry]) => stringFields(entry, [...path, key]));
	if (item) return stringFields(item, [...path, 0]);
	if (wrapped) return stringFields(wrapped, path);
	if (type === 'union') return stringFields(options![0] as v.GenericSchema, path);
	return type === 'string' || type === 'picklist' ? [path] : [];
}

/** A body with one field put in the place of what it holds; throws where the body does not lead there. */
export function withField(body: unknown, [key, ...rest]: FieldPath, value: unknown): unknown {
	if (key === undefined) return value;
	if (typeof body !== 'object' || body === null) throw new Error(`the example has no ${String(key)}`);
	const inner = (body as Record<string | number, unknown>)[key];
	const changed = withField(inner, rest, value);
	return Array.isArray(body) ? body.with(Number(key), changed) : { ...body, [key]: changed };
}
