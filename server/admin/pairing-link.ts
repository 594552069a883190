import { hasDevice } from '#server/queue/devices.ts';
import { codeLife, makePairingCode, pairingCodeExpiry } from '#server/queue/pairing.ts';
import type { Store } from '#server/queue/schema.ts';

/** The link that pairs the browser it is opened in. */
export const pairingLink = (address: string, code: string): string => `${address}/#pair=${code}`;

/** Where the links of first devices are shown. */
export interface Announcement {
	store: Store;
	address: string;
	now: () => string;
	print: (link: string) => void;
	onError: (error: unknown) => void;
}

/**
 * Shows a fresh pairing link at once and whenever the last one has run out, as long as no device is paired. A code that an
 * admin command has made meanwhile is left to run out. Returns how to stop.
 */
export async function announcePairing({ store, address, now, print, onError }: Announcement): Promise<() => void> {
	let timer: NodeJS.Timeout | undefined;
	const schedule = (wait: number) => {
		timer = setTimeout(() => void renew().catch(onError), wait).unref();
	};
	const show = async () => {
		if (await hasDevice(store)) return;
		print(pairingLink(address, await makePairingCode(store, 'admin', now())));
	};
	const renew = async () => {
		const left = Date.parse((await pairingCodeExpiry(store)) ?? '') - Date.parse(now());
		if (!(left > 0)) await show();
		schedule(left > 0 ? left : codeLife);
	};
	await show();
	schedule(codeLife);
	return () => clearTimeout(timer);
}
