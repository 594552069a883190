import { db } from './db.ts';
import { writeSetting } from './settings.ts';

/** The places that invoices are taken to: the sending wizard and the print run. */
type Place = 'send' | 'print';

/** The most ids that a link holds; more are remembered on the device. */
const inLink = 20;
const remembered = 'remembered';
const keyOf = (place: Place): string => `${place}-selection`;

async function linkTo(place: Place, ids: readonly string[]): Promise<string> {
	if (ids.length <= inLink) return `/${place}?ids=${ids.join(',')}`;
	await writeSetting(keyOf(place), [...ids]);
	return `/${place}?ids=${remembered}`;
}

/** The link that opens the sending wizard for these invoices. */
export const sendLink = (ids: readonly string[]): Promise<string> => linkTo('send', ids);

/** The link that opens the print run for these invoices. */
export const printLink = (ids: readonly string[]): Promise<string> => linkTo('print', ids);

/**
 * The ids that a link stands for, or null where it names none, which means all that are due there; then `use` is called
 * with them. Nothing but the database is awaited, so that it may be part of a live query.
 */
export function withSelection<T>(
	link: string | null,
	use: (ids: string[] | null) => Promise<T>,
	place: Place = 'send'
): Promise<T> {
	if (link !== remembered) return use(link ? link.split(',') : null);
	return db.settings.get(keyOf(place)).then((row) => use((row?.value as string[] | undefined) ?? []));
}
