import { db } from './db.ts';

/** A choice of the screens, or `fallback`. Not journalled. */
export async function readSetting<T>(key: string, fallback: T): Promise<T> {
	const row = await db.settings.get(key);
	return row === undefined ? fallback : (row.value as T);
}

/** Remembers a choice of the screens. */
export async function writeSetting(key: string, value: unknown): Promise<void> {
	await db.settings.put({ key, value });
}

/** Forgets a choice of the screens. */
export async function forgetSetting(key: string): Promise<void> {
	await db.settings.delete(key);
}
