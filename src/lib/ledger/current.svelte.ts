import { liveQuery } from 'dexie';
import type { Issuer } from '#domain/issuer.ts';
import { db } from './db.ts';
import { listIssuers } from './issuers.ts';
import { readSetting, writeSetting } from './settings.ts';

const key = 'current-issuer';

let found = $state.raw<{ issuers: Issuer[]; chosen: string; ready: boolean }>({
	issuers: [],
	chosen: '',
	ready: false
});

/** The issuers, and the one that the screens work for. */
export const current = {
	/** All issuers by name. */
	get issuers(): Issuer[] {
		return found.issuers;
	},
	/** The chosen issuer, else the first; null while there is none. */
	get issuer(): Issuer | null {
		const { issuers, chosen } = found;
		return issuers.find((issuer) => issuer.id === chosen) ?? issuers[0] ?? null;
	},
	/** Whether the ledger has answered. */
	get ready(): boolean {
		return found.ready;
	}
};

/** Follows the ledger until the returned function is called. */
export function followIssuers(): () => void {
	const query = liveQuery(async () => ({
		issuers: await listIssuers(),
		chosen: await readSetting(key, '')
	}));
	const subscription = query.subscribe((answer) => (found = { ...answer, ready: true }));
	return () => subscription.unsubscribe();
}

/** Chooses the issuer that the screens work for. */
export async function chooseIssuer(id: string): Promise<void> {
	if (await db.issuers.get(id)) await writeSetting(key, id);
}
