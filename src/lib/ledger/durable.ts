import { readSetting, writeSetting } from './settings.ts';

/** Whether the browser promises not to throw the ledger away by itself; `unknown` where it says nothing. */
export type Durability = 'kept' | 'not-kept' | 'unknown';

/** How much the ledger takes, and how much more the browser would give. Bytes. */
export interface Room {
	used: number;
	free: number;
}

const askedKey = 'asked-durable';

/** What a browser without the call, such as a private window of Safari, gives. */
const storage = (): Partial<StorageManager> => navigator.storage ?? {};

/** What the browser promises now. */
export async function durability(): Promise<Durability> {
	const kept = await storage().persisted?.();
	return kept === undefined ? 'unknown' : kept ? 'kept' : 'not-kept';
}

/** Asks the browser to keep the ledger. Some ask the person, some decide by themselves. */
export async function askDurable(): Promise<Durability> {
	await writeSetting(askedKey, true);
	const kept = await storage().persist?.();
	return kept === undefined ? 'unknown' : kept ? 'kept' : 'not-kept';
}

/** Asks once by itself; an installed app again at each start, since browsers decide otherwise for those. */
export async function askDurableOnce(isInstalled: boolean): Promise<void> {
	if ((await durability()) !== 'not-kept') return;
	if (isInstalled || !(await readSetting(askedKey, false))) await askDurable();
}

/** How much room there is; null where the browser does not say. */
export async function roomLeft(): Promise<Room | null> {
	const estimate = await storage().estimate?.();
	if (estimate?.quota === undefined || estimate.usage === undefined) return null;
	return { used: estimate.usage, free: Math.max(0, estimate.quota - estimate.usage) };
}
