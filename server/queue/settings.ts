import type { Store } from './schema.ts';

/** Something the relay keeps about itself. */
export interface SettingRow {
	key: string;
	value: string;
}

/** Carried by each copy of the database: when it was made. */
export const copyMark = 'copied-at';

/**
 * What the relay keeps about itself: the address at which it was last started, for the links of admin commands; when it
 * was last backed up; for how many years addresses are kept; in a copy, when that was made.
 */
export type SettingKey = 'address' | 'backed-up-at' | 'keep-years' | typeof copyMark;

/** Keeps a setting. */
export async function writeSetting(store: Store, key: SettingKey, value: string): Promise<void> {
	await store
		.insertInto('setting')
		.values({ key, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** Whether the database takes a write now, down to the disk. */
export async function isWritable(store: Store): Promise<boolean> {
	await store
		.updateTable('setting')
		.set((row) => ({ value: row.ref('value') }))
		.where('key', '=', 'address')
		.execute();
	return true;
}

/** A setting as it was last kept, or null. */
export async function readSetting(store: Store, key: SettingKey): Promise<string | null> {
	const row = await store.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
	return row?.value ?? null;
}
