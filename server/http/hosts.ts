import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/** By which names the relay is called. */
export interface OwnNames {
	publicUrl: string | null;
	/** Beside the public address, this machine's name and addresses. */
	names: readonly string[];
}

/**
 * Lets only requests pass that call the relay by a name of its own. Another site may let its own name lead to this
 * machine (DNS rebinding) and would then be taken for the app. Addresses and names without a dot cannot be such a site's.
 */
export function ownHost({ publicUrl, names }: OwnNames): MiddlewareHandler {
	const own = new Set(names.map((name) => name.toLowerCase()));
	if (publicUrl !== null) own.add(new URL(publicUrl).hostname);
	return async (c, next) => {
		const name = nameIn(c.req.header('host') ?? '');
		if (name !== null && (isIP(name) !== 0 || !name.includes('.') || name.endsWith('.localhost') || own.has(name)))
			return next();
		return c.text(refusal(publicUrl), 421);
	};
}

/** The name or address in a Host header, without its port and a final dot; null where there is none. */
const nameIn = (host: string): string | null =>
	URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$|\.$/g, '') : null;

const refusal = (publicUrl: string | null): string =>
	publicUrl === null
		? 'Facturier does not go by this name. Open it by the address that it showed when it was started. If a proxy stands before it, set PUBLIC_URL to the address that people use.\n'
		: `Facturier does not go by this name. Open it at ${publicUrl}\n`;
