import { listIssuers } from '#ledger/issuers.ts';
import { readSetting, writeSetting } from '#ledger/settings.ts';

const key = 'settled-place';

/** Whether a person has said that the data may live at this address, or has written a company of their own there. */
export async function isPlaceSettled(): Promise<boolean> {
	if ((await readSetting(key, '')) === location.origin) return true;
	return (await listIssuers()).some((issuer) => !issuer.sample);
}

/** Remembers that the data may live here. A backup that is restored at another address asks anew. */
export const settlePlace = (): Promise<void> => writeSetting(key, location.origin);
