import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, startRelay, type RunningRelay } from '#tests/support/relay.ts';

const pagePolicy = "frame-ancestors 'none'";
const scriptPolicy =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'";
const files = {
	'index.html': '<!doctype html><title>app</title>',
	'worker.mjs': 'postMessage(1)',
	'openjpeg.wasm': '\0asm',
	'manifest.webmanifest': '{}',
	'_app/immutable/start.abc.js': 'start()',
	'_app/immutable/start.abc.js.gz': 'packed by gzip',
	'_app/immutable/start.abc.js.br': 'packed by brotli',
	'_app/version.json': '{}'
};

let local: RunningRelay;
let published: RunningRelay;
beforeAll(async () => {
	const folder = newFolder();
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(join(folder, 'web', name, '..'), { recursive: true });
		writeFileSync(join(folder, 'web', name), text);
	}
	[local, published] = await Promise.all([
		startRelay(folder),
		startRelay(newFolder(), { PUBLIC_URL: 'https://facturier.example', WEB_ROOT: join(folder, 'web') })
	]);
});
afterAll(() => Promise.all([local.stop(), published.stop()]));

const load = async (path: string, headers: Record<string, string> = {}) => {
	const answer = await fetch(local.url + path, { headers });
	return { answer, headers: Object.fromEntries(answer.headers) };
};

describe('the app', () => {
	it.each(['/', '/index.html', '/invoices/2026-0001', '/settings/mailboxes?x=1'])(
		'is its one page at %s',
		async (path) => {
			const { answer, headers } = await load(path);
			expect(await answer.text()).toBe(files['index.html']);
			expect(headers).toMatchObject({
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy': pagePolicy,
				'cache-control': 'no-cache'
			});
		}
	);

	it.each([
		['/worker.mjs', 'text/javascript; charset=utf-8', 'no-cache'],
		['/openjpeg.wasm', 'application/wasm', 'no-cache'],
		['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
		['/_app/version.json', 'application/json', 'no-cache'],
		['/_app/immutable/start.abc.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable']
	])('serves %s with its type, the policy for scripts and the right life', async (path, type, life) => {
		expect((await load(path)).headers).toMatchObject({
			'content-type': type,
			'content-security-policy': scriptPolicy,
			'cache-control': life
		});
	});

	it('never gives the page in place of a script that is gone', async () => {
		const { answer } = await load('/_app/immutable/old.js');
		expect(answer.status).toBe(404);
	});

	it.each([
		['gzip', '14'],
		['br', '16']
	])('is served as packed by the build for %s', async (encoding, length) => {
		const answer = await fetch(`${local.url}/_app/immutable/start.abc.js`, {
			method: 'HEAD',
			headers: { 'accept-encoding': encoding }
		});
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-encoding': encoding,
			'content-length': length,
			vary: 'Accept-Encoding'
		});
	});

	it.each(['/../keys/facturier.key', '/..%2fkeys%2ffacturier.key', '/%2e%2e/data/relay.sqlite'])(
		'serves nothing outside its folder: %s',
		async (path) => {
			expect(await (await load(path)).answer.text()).not.toMatch(/facturier-key|SQLite/);
		}
	);
});

describe('every answer', () => {
	it.each(['/', '/worker.mjs', '/api/v1/me', '/api/nothing'])('has the security headers: %s', async (path) => {
		const { headers } = await load(path);
		expect(headers).toMatchObject({
			'cross-origin-opener-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'x-frame-options': 'DENY'
		});
		expect(headers).not.toHaveProperty('strict-transport-security');
	});

	it('of the API is kept by nobody', async () => {
		expect((await load('/api/v1/me')).headers).toMatchObject({
			'cache-control': 'no-store',
			'content-security-policy': scriptPolicy
		});
	});
});

describe('a relay behind https', () => {
	const pair = (code: string) =>
		fetch(`${published.url}/api/v1/pair`, {
			method: 'POST',
			headers: { origin: 'https://facturier.example' },
			body: JSON.stringify({ code, deviceId: uuid(), deviceName: 'Tablet', ledgerId: uuid() })
		});

	it('asks for https ever after, and lets its token travel by nothing else', async () => {
		const answer = await pair(published.code);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
		expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; Secure; SameSite=Strict$/);
	});
});
