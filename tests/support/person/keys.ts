import { expect, type Page } from '@playwright/test';

/** Goes on by Tab until this has the focus, and presses Enter on it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
	const exact = typeof name === 'string';
	const wanted = page.getByRole('button', { name, exact }).or(page.getByRole('link', { name, exact })).first();
	await expect(wanted).toBeEnabled();
	for (let steps = 0; steps < 60; steps += 1) {
		if (await wanted.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(wanted).toBeFocused();
	await page.keyboard.press('Enter');
}
