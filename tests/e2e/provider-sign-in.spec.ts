import type { Page } from '@playwright/test';
import { csvFile } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { allowPorts, startRelay } from '#tests/support/relay.ts';
import { startTokenMailServer, type TokenMailServer } from '#tests/support/token-mail-server.ts';
import { startTokenServer, type TokenServer } from '#tests/support/token-server.ts';
import { expect, test as base } from './fixtures.ts';

/** The relay of these tests signs in at a provider of their own, whose mail server takes its access tokens alone. */
const test = base.extend<{ provider: TokenServer; mail: TokenMailServer }>({
	// eslint-disable-next-line no-empty-pattern
	provider: async ({}, use) => {
		const provider = await startTokenServer();
		await use(provider);
		await provider.close();
	},
	mail: async ({ provider }, use) => {
		const mail = await startTokenMailServer(provider);
		await use(mail);
		await mail.close();
	},
	relay: async ({ provider, mail }, use) => {
		const relay = await startRelay(undefined, { WEB_ROOT: 'build', FACTURIER_OAUTH_BASE: provider.base });
		await allowPorts(relay.folder, mail.port);
		await use(relay);
		await relay.stop();
	}
});

const user = 'facturen@zonneveld.example';
const debtors = `Debiteurnummer;Naam;Plaats;Factuur e-mail;Taal;Verzendwijze
D1;Hotel De Linde;Renkum;a@linde.example;nl;e-mail
D2;Camping De Heide;Ede;b@heide.example;nl;e-mail`;
const invoices = `Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %
F1;1-2-2026;D1;Brood;1;2,50;9
F2;1-2-2026;D2;Taart;1;25,00;9`;

/** Writes a mailbox at a provider as the form asks for it, with the server of the test in the place of the provider's. */
async function writeMailbox(page: Page, provider: string, port: number): Promise<void> {
	await page.goto(new URL('/settings/mailboxes/new?back=setup', page.url()).href);
	await page.getByLabel('Name of the mailbox').fill(provider);
	await page.getByLabel('Sender address').fill(user);
	await page.getByLabel('Mail provider').selectOption({ label: provider });
	await expect(page.getByLabel('User', { exact: true })).toHaveValue(user);
	const login = page.getByLabel('Login');
	if (provider === 'Gmail') await login.selectOption({ label: 'Sign in at the provider (OAuth2)' });
	await expect(login).toHaveValue('oauth');
	await page.getByLabel('Client ID of your registration').fill('client-1');
	await page.getByLabel('Let the relay look into the mailbox').uncheck();
	await page.getByLabel('Mail server', { exact: true }).fill('127.0.0.1');
	await page.getByLabel('Security', { exact: true }).selectOption({ label: 'None' });
	await page.getByLabel('Port', { exact: true }).fill(String(port));
}

test('one signs in at Microsoft by a code and at Google on its page; when the leave is taken back in the middle of a batch, the rest waits and goes out once somebody has signed in again', async ({
	shop,
	provider,
	mail
}) => {
	const main = shop.getByRole('main');
	const signedIn = main.getByText('Signed in.');
	await test.step('by a code', async () => {
		provider.waitsForPerson = true;
		await writeMailbox(shop, 'Microsoft 365', mail.port);
		await expect(shop.getByText(/end of December 2026/)).toBeVisible();
		await expect(shop.getByLabel('Recipients in 24 hours')).toHaveValue('10000');
		await shop.getByRole('button', { name: 'Save mailbox' }).click();
		const signIn = shop.getByRole('button', { name: 'Sign in at Microsoft' });
		await expect(signIn).toBeFocused();
		await expect(main.getByText('what waits goes out by itself')).toBeVisible();
		await expect(shop.getByRole('button', { name: 'Let it go on' })).toHaveCount(0);
		await shop.getByLabel('Name of the mailbox').fill('Office');
		await signIn.click();
		await expect(shop.getByText('BDWP-HQPK')).toBeVisible();
		const open = shop.getByRole('button', { name: 'Open the page' });
		await expect(open).toBeFocused();
		const [there] = await Promise.all([shop.waitForEvent('popup'), open.click()]);
		await there.getByLabel('Code').fill('BDWP-HQPK');
		await there.getByRole('button', { name: 'Allow' }).click();
		await expect(there.getByText('Thank you')).toBeVisible();
		// A tablet lets go of a page behind another one
		await shop.reload();
		await expect(signedIn).toBeVisible();
		await expect(shop.getByLabel('Name of the mailbox')).toHaveValue('Office');
		await shop.getByRole('button', { name: 'Save and test' }).click();
		await expect(shop.getByText('The mailbox works')).toBeVisible();
	});

	await test.step('on a page', async () => {
		await writeMailbox(shop, 'Gmail', mail.port);
		await shop.getByLabel('Client secret').fill('GOCSPX-geheim');
		await shop.getByLabel('Invoices of Bakkerij Zonneveld leave by this mailbox').check();
		await shop.getByRole('button', { name: 'Save and test' }).click();
		await shop.getByRole('button', { name: 'Sign in at Google' }).click();
		await shop.getByRole('link', { name: 'Refuse' }).click();
		await expect(shop.getByText('It was refused on the provider’s page.')).toBeVisible();
		await shop.getByRole('button', { name: 'Sign in at Google' }).click();
		await shop.getByRole('link', { name: 'Allow' }).click();
		await expect(signedIn).toBeVisible();
		// From the checklist one came, and there it goes on
		await expect(shop.getByRole('link', { name: 'Cancel' })).toHaveAttribute('href', '/setup');
	});

	await importFile(shop, csvFile('d.csv', debtors));
	await importFile(shop, csvFile('f.csv', invoices));
	await waitForDocuments(shop, 60_000);
	mail.taken.length = 0;
	mail.onTaken = () => provider.revoke();
	await approveAll(shop);
	await expect(main.getByText(/Nobody has signed in at the provider, or the permission was taken back/)).toBeVisible();
	expect(mail.taken).toHaveLength(1);
	await expect(shop.getByRole('button', { name: 'Let it go on' })).toHaveCount(0);

	mail.onTaken = () => undefined;
	await main.getByRole('link', { name: 'Settings' }).click();
	await shop.getByRole('button', { name: 'Sign in at Google' }).click();
	await shop.getByRole('link', { name: 'Allow' }).click();
	await expect(signedIn).toBeVisible();
	await shop.getByRole('link', { name: 'Outbox' }).click();
	expect(await waitForReceipts(shop, 30_000)).toMatchObject({ accepted: 2, waiting: 0 });
	expect(mail.taken.toSorted()).toEqual(['a@linde.example', 'b@heide.example']);
});
