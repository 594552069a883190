import { vi } from 'vitest';
import type { RelayDevice } from './relay-device.ts';

/** Lets the app's own calls reach a relay at `url` as a paired device, as a browser on that page would. */
export function useNetwork(url: string, device: RelayDevice): void {
	const overNetwork = fetch;
	vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
		overNetwork(new URL(path, url), { ...init, headers: { ...init.headers, origin: url, cookie: device.cookie } })
	);
}
