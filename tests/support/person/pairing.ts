import { expect, type Page } from '@playwright/test';

/** Opens the app by the relay's pairing link, as the person who reads it from the screen, and pairs this browser. */
export async function openPaired(page: Page, url: string, code: string): Promise<void> {
	await page.goto(`${url}/#pair=${code}`);
	await page.getByRole('button', { name: 'Pair this device' }).click();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('navigation', { name: 'Status' }).getByText('Online')).toBeVisible();
}

/** Goes to a place by its address, without loading the app anew. */
export async function goTo(page: Page, path: string): Promise<void> {
	await page.evaluate((to) => {
		const link = document.createElement('a');
		link.href = to;
		document.body.append(link);
		link.click();
		link.remove();
	}, path);
	await page.waitForURL(`**${path}`);
}
