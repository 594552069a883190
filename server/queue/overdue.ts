import { readiness } from './readiness.ts';
import type { Store } from './schema.ts';

/** Since when something has been due that may be claimed, or null. */
export async function overdueSince(store: Store, at: string): Promise<string | null> {
	const due = (await readiness(store, at)).map(({ dueAt }) => dueAt).filter((dueAt) => dueAt < at);
	return due.sort()[0] ?? null;
}

/** When anything last became known about a recipient, or null. */
export async function lastChange(store: Store): Promise<string | null> {
	const row = await store
		.selectFrom('receipt')
		.select(({ fn }) => fn.max('at').as('at'))
		.executeTakeFirst();
	return row?.at ?? null;
}
