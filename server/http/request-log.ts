import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';

/** Logs each call by its pattern: ids, queries, addresses and bodies stay out. */
export const requestLog =
	(log: Logger): MiddlewareHandler =>
	async (c, next) => {
		const start = performance.now();
		await next();
		const ms = Math.round(performance.now() - start);
		log.info({ method: c.req.method, route: routePath(c), status: c.res.status, ms }, 'request');
	};
