import type { Compilable, CompiledQuery, QueryResult, RawBuilder } from 'kysely';
import type { Store } from './schema.ts';

/** Stands for a value until there is one. */
class Slot {
	readonly name: string;
	constructor(name: string) {
		this.name = name;
	}
}

/** A query with its values, run within a transaction or as one of its own. */
type Prepared<V, R> = (store: Store, values: V) => Promise<QueryResult<R>>;

/**
 * A query that is built and compiled once, for those that each mail needs: building one anew costs more than running it.
 * `build` sees a stand-in for each value, so it must not look at them; lists and optional parts need a query of their own.
 */
export function prepared<V extends object, R>(
	build: (store: Store, values: V) => Compilable<R> | RawBuilder<R>
): Prepared<V, R> {
	let compiled: CompiledQuery<R> | null = null;
	return (store, values) => {
		compiled ??= build(store, slots as V).compile(store);
		const parameters = compiled.parameters.map((value) =>
			value instanceof Slot ? (values as Record<string, unknown>)[value.name] : value
		);
		return store.executeQuery({ ...compiled, parameters });
	};
}

const slots: object = new Proxy({}, { get: (_, name) => new Slot(String(name)) });
