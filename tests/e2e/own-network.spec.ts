import { enterCompany, bakery } from '#tests/support/person/company.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { authorityOf } from '#tests/support/https.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';
import { canTrust, trustingBrowser } from '#tests/support/trusting-browser.ts';
import { expect, test } from './fixtures.ts';

test.skip(!canTrust(), 'needs certutil of libnss3-tools');

test('by https on the firm’s network the app pairs, and after a restart of the browser opens without its relay', async () => {
	const folder = newFolder();
	await runAdmin(folder, 'tls', 'bakkerij.local');
	const relay = await startRelay(folder, { WEB_ROOT: 'build', HOST: '127.0.0.1' });
	const { open } = trustingBrowser(authorityOf(folder), 'bakkerij.local');

	const before = await open();
	const page = await before.newPage();
	await openPaired(page, relay.url, relay.code);
	expect(new URL(page.url()).protocol).toBe('https:');
	await page.goto(`${relay.url}/settings/relay`);
	await page.getByRole('button', { name: 'Show a code' }).click();
	await expect(page.getByRole('img', { name: 'Scan this with the camera of the other device.' })).toBeVisible();
	await enterCompany(page, bakery);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await before.close();
	await relay.stop();

	const after = await open();
	const again = await after.newPage();
	await again.goto(`${relay.url}/settings/issuers`);
	await expect(again.getByText(bakery.name).first()).toBeVisible();
	await after.close();
});
