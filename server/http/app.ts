import { Hono, type MiddlewareHandler } from 'hono';
import { apiPath } from '#domain/contract.ts';
import { batches } from './batches.ts';
import { blobs } from './blobs.ts';
import { pairedOnly } from './device.ts';
import { devices } from './devices.ts';
import { contentPolicy, securityHeaders } from './headers.ts';
import { heads, writersOnly } from './heads.ts';
import { frames } from './frames.ts';
import { handBacks } from './hand-back.ts';
import { health } from './health.ts';
import { ownHost } from './hosts.ts';
import { mailboxes } from './mailboxes.ts';
import { messages } from './messages.ts';
import { openApi } from './openapi.ts';
import { sameOrigin } from './origin.ts';
import { pairing } from './pairing.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { practice } from './practice.ts';
import { addressLimit, deviceLimit } from './rate-limit.ts';
import { receipts } from './receipts.ts';
import { refuse } from './refusal.ts';
import { requestLog } from './request-log.ts';
import { sentCheck } from './sent-check.ts';
import { signIn, signInReturned } from './sign-in.ts';
import { staticApp } from './static.ts';
import { testMail } from './test-mail.ts';

/** The relay's HTTP side: the API, and the built app for every other path. */
export function createApp(parts: Parts): Hono {
	const app = new Hono();
	app.use(securityHeaders(parts.publicUrl), contentPolicy, ownHost(parts));
	app.use('/api/*', requestLog(parts.log), noStore, sameOrigin(parts.publicUrl));
	app.use(`${apiPath}/pair`, addressLimit(parts));
	app.route(apiPath, openApi());
	app.route(apiPath, pairing(parts));
	app.route(apiPath, signInReturned(parts));
	app.route(apiPath, paired(parts));
	app.all('/api/*', (c) => refuse(c, 404, 'not-found'));
	app.route('/', health(parts));
	app.route('/', staticApp(parts.webRoot));
	app.onError((error, c) => {
		const status = isDiskFull(error) ? 507 : 500;
		parts.log.error({ err: error }, 'request.failed');
		return refuse(c, status, status === 507 ? 'disk-full' : 'internal');
	});
	return app;
}

/** The calls that need a paired device. */
function paired(parts: Parts): Hono<ApiEnv> {
	const api = new Hono<ApiEnv>();
	api.use(pairedOnly(parts), deviceLimit(parts));
	for (const path of ['/batches/*', '/messages/*', '/hand-back/*']) api.use(path, writersOnly(parts));
	for (const routes of [
		devices,
		heads,
		mailboxes,
		signIn,
		testMail,
		blobs,
		batches,
		messages,
		handBacks,
		frames,
		sentCheck,
		receipts,
		practice
	])
		api.route('/', routes(parts));
	return api;
}

/** Answers of the API are about one moment and one device. */
const noStore: MiddlewareHandler = async (c, next) => {
	await next();
	c.header('Cache-Control', 'no-store');
};

const sqliteFull = 13;
const isDiskFull = (error: Error): boolean =>
	('errcode' in error && error.errcode === sqliteFull) || ('code' in error && error.code === 'ENOSPC');
