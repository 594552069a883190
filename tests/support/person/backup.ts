import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** The passphrase of the tests' backups. */
export const passphrase = 'zes verse broodjes op vrijdag';

/** Makes a backup under Settings, in a browser that has no dialog for saving, and gives the path of the file. */
export async function makeBackup(page: Page): Promise<string> {
	await page.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
	await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: /ackup/ }).click();
	await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await page.getByLabel('Passphrase again').fill(passphrase);
	await page.getByRole('button', { name: 'Make a backup' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save the file' }).click()
	]);
	await expect(page.getByText('The backup is saved')).toBeVisible();
	const path = join(mkdtempSync(join(tmpdir(), 'facturier-backup-')), download.suggestedFilename());
	await download.saveAs(path);
	return path;
}

/** Chooses a backup on a device without a ledger and restores it, as far as its answer. */
export async function restoreBackup(page: Page, file: string, phrase = passphrase): Promise<void> {
	await page.goto(new URL('/settings/backup', page.url()).href);
	await page.getByLabel('Choose a backup').setInputFiles(file);
	await page.getByLabel('Passphrase').fill(phrase);
	await page.getByRole('button', { name: 'Restore this backup' }).click();
	await expect(page.getByText(/The ledger is back|Nothing was restored/)).toBeVisible();
}
