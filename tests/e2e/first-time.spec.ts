import type { Locator, Page } from '@playwright/test';
import { languages } from '#domain/language.ts';
import { bakery } from '#tests/support/person/company.ts';
import { wordsOf, type Words } from '#tests/support/person/words.ts';
import { expect, test } from './fixtures.ts';

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (page: Page | Locator, name: string) => page.getByRole('link', { name, exact: true });

/** The step of the checklist that one is at, once it has unfolded. */
async function stepAt(page: Page, title: string): Promise<Locator> {
	const step = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
	await expect(step).toHaveAttribute('aria-current', 'step');
	return step;
}

/** Writes into fields that their labels name. */
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
	for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
}

async function pair(page: Page, { say }: Words, url: string): Promise<void> {
	await page.goto(url);
	await button(page, say('setup_pair_act')).click();
	await button(page, say('setup_pair_continue')).click();
	await expect(page.getByRole('navigation').getByText(say('shell_online'), { exact: true })).toBeVisible();
}

async function enterCompany(page: Page, { say }: Words): Promise<void> {
	await link(await stepAt(page, say('setup_company')), say('setup_company_act')).click();
	await fill(page, {
		[say('settings_issuer_name')]: bakery.name,
		[say('settings_issuer_vat')]: bakery.vatId,
		[say('settings_issuer_street')]: bakery.street,
		[say('settings_issuer_postcode')]: bakery.postalCode,
		[say('settings_issuer_city')]: bakery.city,
		[say('settings_issuer_iban')]: bakery.iban
	});
	await button(page, say('settings_issuer_save')).click();
	await expect(page.getByText(say('settings_saved'))).toBeVisible();
}

async function writeDebtor(page: Page, { say }: Words): Promise<void> {
	await link(await stepAt(page, say('setup_debtors')), say('setup_debtors_write')).click();
	await fill(page, {
		[say('debtors_name')]: 'Hotel De Linde',
		[say('debtors_street')]: 'Dorpsweg 1',
		[say('debtors_postal_code')]: '6871 BC',
		[say('debtors_city')]: 'Renkum',
		[say('debtors_recipients')]: 'inkoop@delinde.example'
	});
	await button(page, say('debtors_save')).click();
	await expect(page.getByText(say('debtors_saved'))).toBeVisible();
}

/** From the debtor's page to an issued invoice; gives its number. */
async function writeInvoice(page: Page, { say, like }: Words): Promise<string> {
	const inLine = (label: string) => say('invoices_line_field', { label: say(label), line: 1 });
	await link(page, say('debtors_new_invoice')).click();
	await button(page, say('invoices_add_line')).click();
	await fill(page, {
		[inLine('invoices_line_description')]: 'Volkorenbrood',
		[inLine('invoices_line_quantity')]: '12',
		[inLine('invoices_line_price')]: '3',
		[inLine('invoices_line_vat')]: '9'
	});
	await expect(page.getByText(say('invoices_draft_kept'))).toBeVisible();
	const issue = button(page, like('invoices_issue_as'));
	const number = /\d[\d-]+/.exec(await issue.innerText())![0];
	await issue.click();
	await expect(page.getByText(say('invoices_issued', { number }))).toBeVisible();
	return number;
}

/** Sends the invoice that is open through the practice mailbox, as far as its receipt. */
async function send(page: Page, { say, like }: Words): Promise<void> {
	await button(page, say('invoices_send_this')).click();
	await button(page, like('send_check_act')).click();
	await button(page, say('send_approve_next')).click();
	await button(page, like('send_act_practice')).click();
	await page.waitForURL('**/outbox**');
	await expect(page.getByText(say('outbox_part_sent', { count: 1 }), { exact: true })).toBeVisible();
}

for (const language of languages) {
	test.describe(language, () => {
		test.use({ locale: language });

		test(`from the empty app to a receipt in the ledger, by the app’s own words in ${language}`, async ({
			page,
			relay,
			complaints
		}) => {
			const words = wordsOf(language);
			const { say } = words;
			await pair(page, words, `${relay.url}/#pair=${relay.code}`);
			complaints.length = 0;
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await button(await stepAt(page, say('devices_place_step')), say('devices_place_keep')).click();
			await enterCompany(page, words);
			for (const step of ['setup_letterhead', 'setup_mailbox']) {
				await button(await stepAt(page, say(step)), say('setup_skip')).click();
			}
			await writeDebtor(page, words);
			const number = await writeInvoice(page, words);
			await send(page, words);

			await link(page, say('shell_ledger')).click();
			const row = page.getByRole('listitem').filter({ hasText: number });
			await expect(row).toContainText(say('states_tried'));
			await row.getByRole('link').click();
			await expect(page.getByText(say('invoices_event_tried', { addresses: 'inkoop@delinde.example' }))).toBeVisible();
		});
	});
}
