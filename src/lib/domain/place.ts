/**
 * What kind of address the app is opened at, which owns its data: this device alone, a bare address that a router may
 * give to another machine tomorrow, or a name that stays.
 */
export type Place = 'this-device' | 'number' | 'name';

/** The kind of address that a URL has. */
export function placeOf(url: string): Place {
	const { hostname } = new URL(url);
	if (hostname === 'localhost' || hostname.endsWith('.localhost')) return 'this-device';
	if (/^(127(\.\d+){3}|\[::1\])$/.test(hostname)) return 'this-device';
	return /^(\d+(\.\d+){3}|\[.+\])$/.test(hostname) ? 'number' : 'name';
}
