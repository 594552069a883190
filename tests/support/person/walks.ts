import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import type { Words } from './words.ts';

/** Goes to an address of the app. */
export async function go(page: Page, path: string): Promise<void> {
	await page.goto(new URL(path, page.url()).href);
}

const firstRow = (page: Page, list: RegExp) => page.getByRole('list', { name: list }).getByRole('link').first();

/** Presses the chip of a state above the ledger, and waits until the list shows those invoices. */
export async function pressChip(page: Page, words: Words, state: string): Promise<void> {
	const chip = page
		.getByRole('group', { name: words.like('ledger_chips') })
		.getByRole('button', { name: new RegExp(` ${words.say(state)}$`) });
	await chip.click();
	const count = (await chip.innerText()).replace(/\D/g, '');
	const list = page.getByRole('list', { name: words.like('ledger_title') });
	await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', count);
}

/** Opens the first invoice of a state beside the ledger. */
export async function openInvoice(page: Page, words: Words, state: string): Promise<void> {
	await go(page, '/');
	await pressChip(page, words, state);
	await firstRow(page, words.like('ledger_title')).click();
	await expect(page.getByRole('article').first()).toBeVisible();
}

/** Ticks the first invoice of the ledger. */
export async function tickFirst(page: Page, words: Words): Promise<void> {
	await go(page, '/');
	await page
		.getByRole('checkbox', { name: words.like('ledger_tick') })
		.first()
		.check();
	await expect(page.getByText(words.like('ledger_ticked'))).toBeVisible();
}

/** Opens the first draft for writing. */
export async function openDraft(page: Page, words: Words): Promise<void> {
	await openInvoice(page, words, 'ledger_chip_drafts');
	const edit = { name: words.like('invoices_edit_draft') };
	await page.getByRole('link', edit).or(page.getByRole('button', edit)).click();
	await expect(page.getByLabel(words.like('invoices_line_field')).first()).toBeVisible();
}

/** Opens the first debtor. */
export async function openDebtor(page: Page, words: Words): Promise<void> {
	await go(page, '/debtors');
	await firstRow(page, words.like('debtors_title')).click();
	await expect(page.getByRole('textbox', { name: words.like('debtors_recipients') })).toBeVisible();
}

/** Goes as far as the wizard's second step. */
export async function openCheck(page: Page, words: Words): Promise<void> {
	await go(page, '/send');
	await page.getByRole('button', { name: words.like('send_check_act') }).click();
	await expect(page.getByText(words.like('send_look'))).toBeVisible();
}

/** Goes as far as the wizard's last step. */
export async function openApproval(page: Page, words: Words): Promise<void> {
	await openCheck(page, words);
	await page.getByRole('button', { name: words.like('send_approve_next') }).click();
	const act = (key: string) => page.getByRole('button', { name: words.like(key) });
	await expect(act('send_act_practice').or(act('send_act'))).toBeEnabled();
}

/** Debtors that are not yet in the ledger, however often this screen is opened. */
const freshDebtors = () => fewDebtors.replaceAll(/^1000/gm, randomUUID().slice(0, 8));

/** Gives the import a list of debtors, and presses these buttons one after the other. */
export async function importUntil(page: Page, words: Words, ...acts: string[]): Promise<void> {
	await go(page, '/import');
	await page.getByLabel(words.say('import_drop')).setInputFiles(csvFile('screens.csv', freshDebtors()));
	for (const key of acts) await page.getByRole('button', { name: words.like(key) }).click();
}
