import type { MiddlewareHandler } from 'hono';
import { refuse } from './refusal.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a write pass only from the app's own pages: its Origin is this host, or the public address. */
export const sameOrigin =
	(publicUrl: string | null): MiddlewareHandler =>
	async (c, next) => {
		if (reading.has(c.req.method)) return next();
		const origin = c.req.header('origin');
		if (origin !== undefined && (origin === publicUrl || hostOf(origin) === c.req.header('host'))) return next();
		return refuse(c, 403, 'other-origin');
	};

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
