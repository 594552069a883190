import { v7 as uuid } from 'uuid';
import type { HeadVersion } from '#domain/document.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import { db } from './db.ts';
import { commit } from './journal.ts';
import type { LetterheadImage, LetterheadRow } from './rows.ts';

/** The newest version of each letterhead of an issuer, by name. */
export async function letterheadsOf(issuerId: string): Promise<LetterheadRow[]> {
	const rows = await db.letterheads.where('issuerId').equals(issuerId).sortBy('version');
	const newest = new Map(rows.map((row) => [row.id, row]));
	return [...newest.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The newest version of a letterhead. */
export async function newestLetterhead(id: string): Promise<LetterheadRow | null> {
	const versions = await db.letterheads.where('key').startsWith(`${id}@`).sortBy('version');
	return versions.at(-1) ?? null;
}

/** A version of a letterhead; undefined where it never was on this device. */
export const letterheadVersion = ({ id, version }: HeadVersion): Promise<LetterheadRow | undefined> =>
	db.letterheads.get(`${id}@${version}`);

/** Adds a letterhead, or with `id` its next version; versions never change. */
export async function addLetterhead(
	issuerId: string,
	name: string,
	pages: { first: LetterheadImage; next: LetterheadImage | null; margins?: LetterheadMargins },
	id: string = uuid()
): Promise<LetterheadRow> {
	return commit(
		(row) => ({ type: 'letterhead.added', ids: [row.id], payload: { name, version: row.version } }),
		async () => {
			const version = ((await newestLetterhead(id))?.version ?? 0) + 1;
			const createdAt = new Date().toISOString();
			const row: LetterheadRow = { key: `${id}@${version}`, id, version, issuerId, name, ...pages, createdAt };
			await db.letterheads.add(row);
			return row;
		}
	);
}
