import { openOnIPad } from '#tests/support/ipad.ts';
import { loadSamples } from '#tests/support/person/samples.ts';
import { startRelay } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

test('a device with full rights pairs another by a code, names it and ends it; the ended one says so and loses nothing', async ({
	app,
	browser,
	relay
}) => {
	await app.goto(`${relay.url}/settings/relay`);
	await app.getByRole('button', { name: 'Show a code' }).click();
	await expect(app.getByText('Other devices cannot open this address')).toBeVisible();
	const code = await app.getByText(/^[B-Z]{4} [B-Z]{4}$/).innerText();

	const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
	await other.goto(`${relay.url}/settings/relay`);
	await other.getByLabel('Code').fill(code.toLowerCase());
	await other.getByLabel('Name of this device').fill('Shop');
	await other.getByRole('button', { name: 'Pair this device' }).click();
	await expect(other.getByText('The relay answers')).toBeVisible();
	await expect(other.getByRole('button', { name: 'Show a code' })).toBeHidden();

	await app.reload();
	await app.getByRole('button', { name: 'Change Shop' }).click();
	await app.getByRole('dialog').getByLabel('Name').fill('Counter');
	await app.getByRole('button', { name: 'Save device' }).click();
	await app.getByRole('button', { name: 'Revoke Counter' }).click();
	await app.getByRole('dialog').getByRole('button', { name: 'Revoke Counter' }).click();
	await expect(app.getByText('1 revoked device')).toBeVisible();

	await other.goto(`${relay.url}/setup`);
	await expect(other.getByText('This device was revoked')).toBeVisible();
	await other.getByRole('link', { name: 'Pair it again' }).click();
	await expect(other.getByLabel('Code')).toBeVisible();
	await other.context().close();
});

test('a PIN is asked for before anything is approved; wrong digits let nothing out', async ({ app, relay }) => {
	await loadSamples(app);
	await app.goto(`${relay.url}/settings/relay`);
	await app.getByRole('button', { name: 'Set a PIN' }).click();
	await app.getByLabel('New PIN').fill('2468');
	await app.getByLabel('Once more').fill('2468');
	await app.getByRole('button', { name: 'Set a PIN' }).click();
	await expect(app.getByText('A PIN is asked for before invoices are approved.')).toBeVisible();

	await app.goto(`${relay.url}/send`);
	await app.getByRole('button', { name: /^Check \d/ }).click();
	await app.getByRole('button', { name: 'Go on to approval' }).click();
	await app.getByRole('button', { name: /^Try .* in the practice mailbox$/ }).click();
	const dialog = app.getByRole('dialog', { name: 'Before invoices leave this device' });
	for (const digits of ['1111', '2222']) {
		await dialog.getByLabel('PIN').fill(digits);
		await dialog.getByRole('button', { name: 'Go on' }).click();
		await expect(dialog.getByLabel('PIN')).toHaveValue('');
		await expect(dialog.getByText('These are not the digits.')).toBeVisible();
	}
	expect(new URL(app.url()).pathname).toBe('/send');
	await dialog.getByLabel('PIN').fill('2468');
	await dialog.getByLabel('PIN').press('Enter');
	await app.waitForURL('**/outbox**');
});

test('an iPad in a plain tab is told at every start to install first, with the code to type there', async ({
	browser
}) => {
	const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
	const page = await openOnIPad(browser);
	await page.goto(`${relay.url}/#pair=${relay.code}`);
	const warning = page.getByRole('dialog', { name: 'Install first, pair second' });
	await expect(warning.getByText(relay.code.replace(/(.{4})/, '$1 '))).toBeVisible();
	await warning.getByRole('button', { name: 'Go on in this tab' }).click();
	await expect(page.getByRole('dialog', { name: 'Connect this device?' })).toBeVisible();
	await page.goto(`${relay.url}/setup`);
	await expect(warning).toBeVisible();
	await page.context().close();
	await relay.stop();
});
