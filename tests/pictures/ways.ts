import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { foreignPdf } from '#tests/support/pdf-files.ts';
import type { Screen } from '#tests/support/person/screens.ts';
import { go, openApproval } from '#tests/support/person/walks.ts';
import type { Words } from '#tests/support/person/words.ts';
import { press } from './dialogs.ts';

/** Gives the import a folder of finished PDFs whose names say debtor and number. */
async function openNames(page: Page, words: Words): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-pictures-'));
	for (const name of ['91001_F1', '91002_F2', '99_F3']) {
		writeFileSync(join(folder, `${name}.pdf`), await foreignPdf(name));
	}
	await go(page, '/import');
	await page.getByLabel(words.say('pdfs_folder')).setInputFiles(folder);
	await expect(page.getByLabel(words.say('pdfs_pattern'))).toBeVisible();
}

async function chooseLetterhead(page: Page, words: Words): Promise<void> {
	await go(page, '/settings/letterheads');
	await page.getByLabel(words.say('settings_letterhead_choose_first')).setInputFiles('tests/pdf/letterhead-first.jpg');
	const trial = page.getByRole('img', { name: words.like('settings_margins_page') });
	await expect(trial.locator('canvas')).toBeVisible({ timeout: 20_000 });
	await trial.scrollIntoViewIfNeeded();
}

/** The wizard's step that only issuers with a letterhead see; the first time one is made. */
async function openLetterheadStep(page: Page, words: Words): Promise<void> {
	await go(page, '/send');
	const next = page.getByRole('button', { name: words.like('send_letterhead_next') });
	const check = page.getByRole('button', { name: words.like('send_check_act') });
	await expect(next.or(check)).toBeEnabled();
	if (await check.isVisible()) {
		await chooseLetterhead(page, words);
		await press(page, words, 'settings_letterhead_save');
		await expect(page.getByText(words.like('settings_letterhead_version')).first()).toBeVisible();
		await go(page, '/send');
	}
	await next.click();
	await expect(page.getByText(words.like('send_letterhead_title')).first()).toBeVisible();
}

async function openPaperJob(page: Page, words: Words): Promise<void> {
	await go(page, '/print');
	await expect(page.getByText(words.like('print_chosen')).first()).toBeVisible();
	const next = page.getByRole('button', { name: words.like('print_next') });
	if (await next.isVisible()) await next.click();
	await press(page, words, 'print_make');
	await expect(page.getByRole('main').locator('canvas').first()).toBeVisible();
}

/** Asks for a PIN before approval; the first time it is set. */
async function openPin(page: Page, words: Words): Promise<void> {
	await go(page, '/settings/relay');
	const button = (key: 'devices_pin_set' | 'devices_pin_change') => page.getByRole('button', { name: words.like(key) });
	await expect(button('devices_pin_set').or(button('devices_pin_change'))).toBeVisible();
	if (await button('devices_pin_set').isVisible()) {
		await button('devices_pin_set').click();
		await page.getByLabel(words.say('devices_pin_new')).fill('2718');
		await page.getByLabel(words.say('devices_pin_repeat')).fill('2718');
		await button('devices_pin_set').click();
		await expect(button('devices_pin_change')).toBeVisible();
	}
	await openApproval(page, words);
	await press(page, words, 'send_act_practice');
	await expect(page.getByRole('dialog', { name: words.like('devices_pin_ask_title') })).toBeVisible();
}

/** Ways through several steps over the sample data; those that change what later ones find stand last. */
export const ways: readonly Screen[] = [
	{ name: 'import-names', open: openNames },
	{
		name: 'backup-ready',
		async open(page, words) {
			await go(page, '/settings/backup');
			await page.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
			await press(page, words, 'backup_suggest');
			await press(page, words, 'backup_make');
			await expect(page.getByRole('button', { name: words.like('backup_save') })).toBeVisible({ timeout: 60_000 });
		}
	},
	{ name: 'print-job', open: openPaperJob },
	{ name: 'pin', open: openPin },
	{ name: 'letterhead-margins', open: chooseLetterhead },
	{ name: 'send-letterhead', open: openLetterheadStep }
];
