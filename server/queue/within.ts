import type { Store, Writer } from './schema.ts';

/** Runs in the transaction that the caller is in, or in one of its own. */
export const within = <T>(store: Store, run: (writer: Writer) => Promise<T>): Promise<T> =>
	store.isTransaction ? run(store as Writer) : store.transaction().execute(run);
