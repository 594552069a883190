import { db } from './db.ts';
import { writeSetting } from './settings.ts';

const key = 'send-selection';

/** The most ids that a link holds; more are remembered on the device. */
const inLink = 20;

/** The link that opens the sending wizard for these invoices. */
export async function sendLink(ids: readonly string[]): Promise<string> {
	if (ids.length <= inLink) return `/send?ids=${ids.join(',')}`;
	await writeSetting(key, [...ids]);
	return `/send?ids=${remembered}`;
}

const remembered = 'remembered';

/**
 * The ids that a link of `sendLink` stands for, or null where it names none, which means all that are not yet sent; then
 * `use` is called with them. Nothing but the database is awaited, so that it may be part of a live query.
 */
export function withSelection<T>(link: string | null, use: (ids: string[] | null) => Promise<T>): Promise<T> {
	if (link !== remembered) return use(link ? link.split(',') : null);
	return db.settings.get(key).then((row) => use((row?.value as string[] | undefined) ?? []));
}
