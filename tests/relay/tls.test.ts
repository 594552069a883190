import { createServer } from 'node:https';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '#server/tls/certificate.ts';
import { makeLeaf } from '#server/tls/issuing.ts';
import { authorityOf, callSecurely } from '#tests/support/https.ts';
import { newFolder, runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';

let relay: RunningRelay;
let ca: string;
let page: string;
beforeAll(async () => {
	const folder = newFolder();
	await runAdmin(folder, 'tls', 'Bakkerij.local');
	relay = await startRelay(folder, { HOST: '127.0.0.1' });
	ca = authorityOf(folder);
	page = `http://127.0.0.1:${/trust it at http:\/\/\S+:(\d+)/.exec(relay.output())![1]}`;
});
afterAll(() => relay.stop());

describe('a relay with a certificate of its own', () => {
	it('is at https under its name, for whoever trusts it and for nobody else', async () => {
		expect(relay.url).toMatch(/^https:\/\/bakkerij\.local:\d+$/);
		expect((await callSecurely({ url: `${relay.url}/api/v1/me`, ca })).status).toBe(401);
		await expect(callSecurely({ url: relay.url, ca: '' })).rejects.toThrow(/self-signed|unable to/);
		await expect(callSecurely({ url: relay.url.replace('bakkerij', 'kassa'), ca })).rejects.toThrow(/altnames/);
	});

	it('pairs by the link that it shows; the token travels by https alone', async () => {
		const { status, headers } = await callSecurely({
			url: `${relay.url}/api/v1/pair`,
			ca,
			method: 'POST',
			headers: { origin: relay.url },
			body: JSON.stringify({ code: relay.code, deviceId: uuid(), deviceName: 'Tablet', ledgerId: uuid() })
		});
		expect(status).toBe(200);
		expect(headers['set-cookie']![0]).toMatch(/HttpOnly; Secure; SameSite=Strict$/);
		// It would hold for every port of the name, and the page below is plain http
		expect(headers['strict-transport-security']).toBeUndefined();
		expect(relay.output()).toContain(`${relay.url}/#pair=${relay.code}`);
	});

	it('keeps its keys beside the key file, in nobody else’s reach', () => {
		const path = join(relay.folder, 'keys', 'tls', 'authority.pem');
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const [, key] = /KEY-----\n([^-]{40})/.exec(readFileSync(path, 'utf8'))!;
		expect(relay.output()).not.toContain(key);
	});

	it('is found well by the doctor, on a machine that does not find its own name', async () => {
		expect(await runAdmin(relay.folder, 'doctor')).toContain(`The relay runs at ${relay.url} and is ready to send`);
	});

	it('has an authority that can vouch for no other site', async () => {
		const pem = readFileSync(join(relay.folder, 'keys', 'tls', 'authority.pem'), 'utf8');
		const [key = '', certificate = ''] = pem.split(/(?=-----BEGIN CERT)/);
		const authority: Credentials = { key, certificate };
		for (const places of [
			{ names: ['bank.example'], addresses: [] },
			{ names: ['bakkerij.local'], addresses: ['203.0.113.7'] }
		]) {
			const leaf = await makeLeaf(authority, places, new Date().toISOString());
			const server = createServer({ key: leaf.key, cert: leaf.certificate }).listen(0, '127.0.0.1');
			await once(server, 'listening');
			const url = `https://${places.names[0]}:${(server.address() as AddressInfo).port}`;
			await expect(callSecurely({ url, ca })).rejects.toThrow('permitted subtree violation');
			server.close();
		}
	});
});

describe('the page on which devices learn to trust it', () => {
	it.each([
		['nl-BE,nl;q=0.9,en;q=0.8', 'nl', 'Certificaat downloaden'],
		['fr;q=0.4, de-CH;q=0.7', 'de', 'Zertifikat herunterladen'],
		['fr-FR', 'fr', 'Télécharger le certificat'],
		['fi, *;q=0.1', 'en', 'Download the certificate'],
		['', 'en', 'Download the certificate']
	])('answers to the language %s in %s', async (language, lang, words) => {
		const text = await (await fetch(page, { headers: { 'accept-language': language } })).text();
		expect(text).toContain(`<html lang="${lang}">`);
		expect(text).toContain(words);
		expect(text).toContain(relay.url);
		expect(text).toContain('<svg');
	});

	it.each([
		['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Safari/605.1.15', ['iPad and iPhone']],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', ['iPad and iPhone', 'Mac']],
		['Mozilla/5.0 (Linux; Android 15) Chrome/130.0', ['Android']],
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0', ['Windows']],
		['Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0', ['Linux, and Firefox everywhere']]
	])('unfolds the steps for %s', async (agent, systems) => {
		const text = await (await fetch(page, { headers: { 'user-agent': agent } })).text();
		const open = [...text.matchAll(/<details open>\s*<summary>([^<]+)/g)].map(([, system]) => system);
		expect(open).toEqual(systems);
	});

	it('gives the certificate that is to be trusted, and never a key', async () => {
		const answer = await fetch(`${page}/facturier-ca.crt`);
		expect(answer.headers.get('content-type')).toBe('application/x-x509-ca-cert');
		const bytes = Buffer.from(await answer.arrayBuffer());
		expect(bytes.toString('base64')).toBe(ca.replace(/-----[^-]+-----|\s/g, ''));
	});

	it('is all there is without https', async () => {
		for (const path of ['/api/v1/me', '/settings', '/index.html']) {
			const answer = await fetch(page + path, { redirect: 'manual' });
			expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
		}
		expect((await fetch(`${page}/api/v1/pair`, { method: 'POST' })).status).toBe(404);
	});
});
