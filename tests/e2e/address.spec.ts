import { chromium } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';
import { startTlsProxy } from '#tests/support/tls-proxy.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { newFolder, startRelay } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

test('at a bare address of the network the app says why it cannot work there and what to do', async () => {
	const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
	const port = new URL(relay.url).port;
	const browser = await chromium.launch({
		...launchOptions,
		args: [...launchOptions.args, '--host-resolver-rules=MAP 192.168.1.20 127.0.0.1']
	});
	const page = await browser.newPage({ locale: 'en-GB' });
	await page.goto(`http://192.168.1.20:${port}/invoices/new`);
	await expect(page.getByRole('heading', { name: 'Facturier cannot work at this address' })).toBeVisible();
	await expect(page.getByText(`Over http://192.168.1.20:${port} a browser lets no app`)).toBeVisible();
	await expect(page.getByText('npm run relay -- tls')).toBeVisible();
	await expect(page.getByRole('link', { name: 'http://192.168.1.20:8788' })).toBeVisible();
	await page.getByRole('link', { name: `http://localhost:${port}` }).click();
	await expect(page.getByRole('heading', { name: 'Getting started' })).toBeVisible();
	await browser.close();
	await relay.stop();
});

test('behind a proxy the app pairs by the link of the public address, with a cookie for https alone', async ({
	browser
}) => {
	const proxy = await startTlsProxy('facturier.example');
	const relay = await startRelay(newFolder(), { WEB_ROOT: 'build', PUBLIC_URL: proxy.url });
	proxy.leadTo(relay.url);
	expect(relay.output()).toContain(`${proxy.url}/#pair=${relay.code}`);
	const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
	const page = await context.newPage();
	await openPaired(page, proxy.url, relay.code);
	expect(await context.cookies(`${proxy.url}/api/v1`)).toMatchObject([
		{ name: 'facturier-device', httpOnly: true, secure: true, sameSite: 'Strict' }
	]);
	await context.close();
	await Promise.all([relay.stop(), proxy.close()]);
});

test('before there is anything real the app says where it will live, and on one PC that no other can open it', async ({
	app
}) => {
	await app.goto(new URL('/setup', app.url()).href);
	const step = app.getByRole('listitem').filter({ hasText: 'Where your data lives' });
	await expect(step.getByText('Your invoices will live on this computer alone')).toBeVisible();
	await app.goto(new URL('/settings/issuers/new', app.url()).href);
	await expect(app.getByText('Your invoices will live on this computer alone')).toBeVisible();
	await app.getByRole('button', { name: 'Keep them here' }).click();
	await expect(app.getByText('Your invoices will live on this computer alone')).toBeHidden();
	await app.goto(new URL('/setup', app.url()).href);
	await expect(step.getByText('done')).toBeVisible();
});
