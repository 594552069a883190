import { expect, type Page } from '@playwright/test';
import type { Screen } from '#tests/support/person/screens.ts';
import { go, openDraft, openInvoice, pressChip, tickFirst } from '#tests/support/person/walks.ts';
import type { Words } from '#tests/support/person/words.ts';

/** Presses the first button or link of this name. */
export async function press(page: Page, words: Words, key: string): Promise<void> {
	const name = words.like(key);
	await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
}

/** A screen with a dialog over it, that these buttons bring one after the other. */
const over = (name: string, open: Screen['open'], ...acts: string[]): Screen => ({
	name,
	async open(page, words) {
		await open(page, words);
		for (const key of acts) await press(page, words, key);
		await expect(page.getByRole('dialog').filter({ visible: true }).first()).toBeVisible();
	}
});

const ledger = (page: Page) => go(page, '/');

async function tickOf(page: Page, words: Words, state: string): Promise<void> {
	await ledger(page);
	await pressChip(page, words, state);
	await page
		.getByRole('checkbox', { name: words.like('ledger_tick') })
		.first()
		.check();
}

/** Gives what opens over a screen of the sample data, and the ledger with rare things ticked. */
export const dialogs: readonly Screen[] = [
	over('ledger-view', ledger, 'ledger_view'),
	over('ledger-more', tickFirst, 'ledger_more'),
	over('ledger-hold', (page, words) => tickOf(page, words, 'ledger_chip_to_send'), 'ledger_hold'),
	{ name: 'ledger-draft-ticked', open: (page, words) => tickOf(page, words, 'ledger_chip_drafts') },
	over('files-save', (page, words) => tickOf(page, words, 'ledger_chip_to_send'), 'ledger_more', 'ledger_save_pdfs'),
	over(
		'resend-edited',
		(page, words) => openInvoice(page, words, 'ledger_chip_sent'),
		'invoices_resend',
		'travel_edit'
	),
	over('recipients', (page, words) => openInvoice(page, words, 'ledger_chip_to_send'), 'invoices_edit_recipients'),
	over('debtor-choose', (page) => go(page, '/invoices/new'), 'invoices_choose_debtor'),
	over('draft-preview', openDraft, 'invoices_look'),
	{
		name: 'draft-line-more',
		async open(page, words) {
			await openDraft(page, words);
			await press(page, words, 'invoices_line_more');
			await expect(page.getByRole('button', { name: words.like('invoices_line_remove') }).first()).toBeVisible();
		}
	},
	{
		name: 'debtors-merge',
		async open(page, words) {
			await go(page, '/debtors');
			await page.getByRole('searchbox').fill('(alt)');
			await page.getByRole('link', { name: /\(alt\)/ }).click();
			await press(page, words, 'debtors_compare');
			await expect(page.getByRole('dialog').first()).toBeVisible();
		}
	}
];
