import type { Store } from './schema.ts';

/** What the relay keeps about itself: the address at which it was last started, for the links of admin commands. */
export type SettingKey = 'address';

/** Keeps a setting. */
export async function writeSetting(store: Store, key: SettingKey, value: string): Promise<void> {
	await store
		.insertInto('setting')
		.values({ key, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** A setting as it was last kept, or null. */
export async function readSetting(store: Store, key: SettingKey): Promise<string | null> {
	const row = await store.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
	return row?.value ?? null;
}
