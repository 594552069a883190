import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { findDevice, noteSeen, type Device } from '#server/queue/devices.ts';
import { isReplaced } from '#server/queue/ledger-writers.ts';
import type { ApiContext, ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

const cookieName = 'facturier-device';
/** Browsers keep no cookie longer than 400 days; each look at `me` renews it. Seconds. */
const cookieLife = 400 * 86_400;
/** How fine "last seen" is kept: not every call is worth a write. Milliseconds. */
const seenStep = 60_000;

/** A device's token: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A token as the relay keeps it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Gives a device its token, out of reach of scripts and of other sites. */
export function giveToken(c: Context, token: string, publicUrl: string | null): void {
	setCookie(c, cookieName, token, {
		path: '/api',
		httpOnly: true,
		sameSite: 'Strict',
		secure: !isLocal(c, publicUrl),
		maxAge: cookieLife
	});
}

/** Browsers differ on whether a Secure cookie may come from `http://localhost`; there it needs no protection. */
function isLocal(c: Context, publicUrl: string | null): boolean {
	const { protocol, hostname } = new URL(c.req.url);
	if (publicUrl?.startsWith('https:')) return false;
	return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/**
 * Lets only paired devices pass. One that is revoked while its request is under way gets no further: what it sends is
 * taken only if it is still paired when the last byte has come, and what it asked for is not given to it.
 */
export const pairedOnly =
	({ store, now }: Parts): MiddlewareHandler<ApiEnv> =>
	async (c, next) => {
		const token = getCookie(c, cookieName);
		const find = async () => (token === undefined ? undefined : findDevice(store, hashOfToken(token)));
		const device = await find();
		if (!device) return refuse(c, 401, 'not-paired');
		if (device.revokedAt !== null) return refuse(c, 401, 'revoked');
		await see(device);
		// A device whose ledger another one has taken over is none that sets things up: it may be a lost one
		const isFormerAdmin = device.role === 'admin' && (await isReplaced(store, device));
		c.set('device', isFormerAdmin ? { ...device, role: 'sender' } : device);
		const isPaired = async () => (await find())?.revokedAt === null;
		c.req.raw = endsOnlyIf(c.req.raw, isPaired);
		await next();
		const isRefusable = c.req.method === 'GET' || c.res.status === 400;
		if (isRefusable && !(await isPaired())) c.res = refuse(c, 401, 'revoked');
		return;

		async function see({ id, lastSeenAt }: Device) {
			const time = now();
			if (lastSeenAt !== null && Date.parse(time) - Date.parse(lastSeenAt) < seenStep) return;
			await noteSeen(store, id, time);
		}
	};

/** The request, with a body that breaks off at its end unless this still holds. */
function endsOnlyIf(request: Request, holds: () => Promise<boolean>): Request {
	if (request.body === null) return request;
	const check = new TransformStream<Uint8Array, Uint8Array>({
		async flush(controller) {
			if (!(await holds())) controller.error(new Error('revoked'));
		}
	});
	const init: RequestInit & { duplex: 'half' } = { body: request.body.pipeThrough(check), duplex: 'half' };
	return new Request(request, init);
}

/** Lets only admins pass. */
export const adminOnly: MiddlewareHandler<ApiEnv> = async (c, next) =>
	c.get('device').role === 'admin' ? next() : refuse(c, 403, 'admins-only');

/** Sends a device's own token again, so that a browser in use never loses it. */
export function renewToken(c: ApiContext, publicUrl: string | null): void {
	const token = getCookie(c, cookieName);
	if (token !== undefined) giveToken(c, token, publicUrl);
}
