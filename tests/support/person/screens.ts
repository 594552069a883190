import { expect, type Page } from '@playwright/test';
import { go, importUntil, openApproval, openCheck, openDebtor, openDraft, openInvoice, tickFirst } from './walks.ts';
import type { Words } from './words.ts';

/** A screen of the app, and how a person comes there, whatever language it speaks. */
export interface Screen {
	name: string;
	open: (page: Page, words: Words) => Promise<void>;
}

/** A screen that its address alone opens, known by a text or an act on it. */
export const at = (name: string, path: string, sign: string): Screen => ({
	name,
	async open(page, words) {
		await go(page, path);
		const name = words.like(sign);
		const main = page.getByRole('main');
		const act = main.getByRole('button', { name }).or(main.getByRole('link', { name }));
		await expect(main.getByText(name).or(act).first()).toBeVisible();
	}
});

/** Every screen of the app over the sample data; the one that adds to the ledger stands last. */
export const screens: readonly Screen[] = [
	at('ledger', '/', 'ledger_not_sent'),
	{ name: 'ledger-ticked', open: tickFirst },
	{ name: 'invoice-to-send', open: (page, words) => openInvoice(page, words, 'ledger_chip_to_send') },
	{ name: 'invoice-sent', open: (page, words) => openInvoice(page, words, 'ledger_chip_sent') },
	{ name: 'invoice-problem', open: (page, words) => openInvoice(page, words, 'ledger_chip_problems') },
	{ name: 'invoice-perhaps', open: (page, words) => openInvoice(page, words, 'ledger_chip_perhaps') },
	at('invoice-new', '/invoices/new', 'invoices_no_debtor_chosen'),
	{ name: 'draft', open: openDraft },
	{
		name: 'debtors',
		async open(page, words) {
			await go(page, '/debtors');
			await expect(page.getByRole('link', { name: words.like('debtors_new') })).toBeVisible();
			await expect(
				page
					.getByRole('list', { name: words.like('debtors_title') })
					.getByRole('link')
					.first()
			).toBeVisible();
		}
	},
	{ name: 'debtor', open: openDebtor },
	at('debtor-new', '/debtors/new', 'debtors_name'),
	at('send-choose', '/send', 'send_nothing_leaves_yet'),
	{ name: 'send-check', open: openCheck },
	{ name: 'send-approve', open: openApproval },
	at('print', '/print', 'print_chosen'),
	at('outbox', '/outbox', 'outbox_batch'),
	at('import-file', '/import', 'import_choose_title'),
	{
		name: 'import-columns',
		async open(page, words) {
			await importUntil(page, words);
			await expect(page.getByRole('button', { name: words.like('import_next_check') })).toBeEnabled();
		}
	},
	{
		name: 'import-check',
		async open(page, words) {
			await importUntil(page, words, 'import_next_check');
			await expect(page.getByLabel(words.like('import_figures'))).toBeVisible();
		}
	},
	at('texts', '/texts', 'texts_language'),
	{
		name: 'practice',
		async open(page) {
			await go(page, '/practice');
			await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
			await expect(page.getByRole('article').getByRole('heading').first()).toBeVisible();
		}
	},
	at('setup', '/setup', 'setup_promise'),
	at('settings', '/settings', 'settings_issuers_hint'),
	at('settings-issuers', '/settings/issuers', 'settings_issuer_add'),
	{
		name: 'settings-issuer',
		async open(page, words) {
			await go(page, '/settings/issuers');
			await page
				.getByRole('main')
				.getByRole('link', { name: /^Bakkerij De Dageraad/ })
				.first()
				.click();
			await expect(page.getByRole('button', { name: words.like('settings_issuer_save') })).toBeVisible();
		}
	},
	at('settings-issuer-new', '/settings/issuers/new', 'settings_issuer_name'),
	at('settings-letterheads', '/settings/letterheads', 'settings_letterhead_new'),
	at('settings-mailboxes', '/settings/mailboxes', 'settings_mailbox_add'),
	at('settings-mailbox-new', '/settings/mailboxes/new', 'settings_mailbox_name'),
	at('settings-relay', '/settings/relay', 'devices_pin'),
	at('settings-series', '/settings/series', 'backup_series_change'),
	at('settings-files', '/settings/files', 'files_group'),
	at('settings-backup', '/settings/backup', 'backup_room_free'),
	at('settings-language', '/settings/language', 'settings_language_of_app'),
	at('settings-about', '/settings/about', 'settings_about_licence_text'),
	{
		name: 'import-done',
		async open(page, words) {
			await importUntil(page, words, 'import_next_check', 'import_act_debtors');
			await expect(page.getByText(words.like('import_done_debtors'))).toBeVisible();
		}
	}
];
