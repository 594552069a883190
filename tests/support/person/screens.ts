import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { chooseState } from './ledger.ts';

/** A screen of the app, and how a person comes there. */
export interface Screen {
	name: string;
	open: (page: Page) => Promise<void>;
}

const go = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

/** A screen that its address alone opens, known by a text on it. */
const at = (name: string, path: string, sign: string | RegExp): Screen => ({
	name,
	async open(page) {
		await go(page, path);
		await expect(page.getByRole('main').getByText(sign).first()).toBeVisible();
	}
});

const firstRow = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('link').first();

async function openInvoice(page: Page, state: string): Promise<void> {
	await go(page, '/');
	await chooseState(page, state);
	await firstRow(page, 'Ledger').click();
	await expect(page.getByRole('article', { name: /^Invoice / })).toBeVisible();
}

async function openDebtor(page: Page): Promise<void> {
	await go(page, '/debtors');
	await firstRow(page, 'Debtors').click();
	await expect(page.getByRole('textbox', { name: 'Invoice recipients' })).toBeVisible();
}

/** Debtors that are not yet in the ledger, however often this screen is opened. */
const freshDebtors = () => fewDebtors.replaceAll(/^1000/gm, randomUUID().slice(0, 8));

async function importUntil(page: Page, ...acts: RegExp[]): Promise<void> {
	await go(page, '/import');
	await page.getByLabel('Choose files').setInputFiles(csvFile('screens.csv', freshDebtors()));
	for (const name of acts) await page.getByRole('button', { name }).click();
}

/** Every screen of the app over the sample data; the one that adds to the ledger stands last. */
export const screens: readonly Screen[] = [
	at('ledger', '/', 'not yet sent'),
	{
		name: 'ledger-ticked',
		async open(page) {
			await go(page, '/');
			await page
				.getByRole('checkbox', { name: /^Tick invoice/ })
				.first()
				.check();
			await expect(page.getByText('1 ticked')).toBeVisible();
		}
	},
	{ name: 'invoice-to-send', open: (page) => openInvoice(page, 'To send') },
	{ name: 'invoice-sent', open: (page) => openInvoice(page, 'Sent') },
	{ name: 'invoice-problem', open: (page) => openInvoice(page, 'Problems') },
	{ name: 'invoice-perhaps', open: (page) => openInvoice(page, 'Perhaps sent') },
	at('invoice-new', '/invoices/new', 'No debtor chosen yet'),
	{
		name: 'draft',
		async open(page) {
			await openInvoice(page, 'Drafts');
			await page
				.getByRole('link', { name: 'Edit draft' })
				.or(page.getByRole('button', { name: 'Edit draft' }))
				.click();
			await expect(page.getByLabel('Description, line 1')).toBeVisible();
		}
	},
	at('debtors', '/debtors', 'New debtor'),
	{ name: 'debtor', open: openDebtor },
	at('debtor-new', '/debtors/new', 'Name on the invoice'),
	at('send-choose', '/send', 'Nothing leaves yet.'),
	{
		name: 'send-check',
		async open(page) {
			await go(page, '/send');
			await page.getByRole('button', { name: /^Check \d/ }).click();
			await expect(page.getByText('Right invoice, right customer?')).toBeVisible();
		}
	},
	{
		name: 'send-approve',
		async open(page) {
			await go(page, '/send');
			await page.getByRole('button', { name: /^Check \d/ }).click();
			await page.getByRole('button', { name: 'Go on to approval' }).click();
			await expect(page.getByRole('button', { name: /^Try .* in the practice mailbox$/ })).toBeEnabled();
		}
	},
	at('print', '/print', 'Printed before'),
	at('outbox', '/outbox', /^Batch of/),
	at('import-file', '/import', 'Bring in what your bookkeeping program exports'),
	{
		name: 'import-columns',
		async open(page) {
			await importUntil(page);
			await expect(page.getByRole('button', { name: /^Check \d/ })).toBeEnabled();
		}
	},
	{
		name: 'import-check',
		async open(page) {
			await importUntil(page, /^Check \d/);
			await expect(page.getByLabel('What would happen')).toBeVisible();
		}
	},
	at('texts', '/texts', 'Language of the mail'),
	{
		name: 'practice',
		async open(page) {
			await go(page, '/practice');
			await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
			await expect(page.getByRole('article').getByRole('heading').first()).toBeVisible();
		}
	},
	at('setup', '/setup', 'Nothing goes out by itself'),
	at('settings', '/settings', 'Address, payment, numbers'),
	at('settings-issuers', '/settings/issuers', 'Add a company'),
	{
		name: 'settings-issuer',
		async open(page) {
			await go(page, '/settings/issuers');
			await page
				.getByRole('main')
				.getByRole('link', { name: /^Bakkerij De Dageraad/ })
				.first()
				.click();
			await expect(page.getByRole('button', { name: 'Save company' })).toBeVisible();
		}
	},
	at('settings-issuer-new', '/settings/issuers/new', 'Company name'),
	at('settings-letterheads', '/settings/letterheads', 'New letterhead'),
	at('settings-mailboxes', '/settings/mailboxes', 'Set up a mailbox'),
	at('settings-mailbox-new', '/settings/mailboxes/new', 'Name of the mailbox'),
	at('settings-relay', '/settings/relay', 'PIN on this device'),
	at('settings-series', '/settings/series', 'Patterns are changed with the company.'),
	at('settings-backup', '/settings/backup', 'Room left'),
	at('settings-language', '/settings/language', 'Language of the app'),
	at('settings-about', '/settings/about', 'MIT'),
	{
		name: 'import-done',
		async open(page) {
			await importUntil(page, /^Check \d/, /^Import \d/);
			await expect(page.getByText('5 debtors imported')).toBeVisible();
		}
	}
];
