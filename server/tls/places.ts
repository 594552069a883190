import { hostname, networkInterfaces } from 'node:os';
import { isPrivateIPv4 } from './private-networks.ts';

/** Names under which devices of the same network find this machine by themselves: `name.local`, and the bare name. */
export function ownNames(): string[] {
	const full = hostname().toLowerCase();
	const [short = 'localhost'] = full.split('.');
	return [...new Set([`${short}.local`, short, ...(full.endsWith('.local') ? [] : [full])])];
}

/** The addresses of this machine on private networks. */
export const ownAddresses = (): string[] =>
	Object.values(networkInterfaces())
		.flat()
		.filter((one) => one !== undefined && !one.internal && isPrivateIPv4(one.address))
		.map((one) => one!.address)
		.toSorted();
