import type { Page } from '@playwright/test';

/** Uses the ledger as a person would until told to stop: scrolls, opens invoices, ticks, looks for something. */
export async function useLedger(page: Page, isOver: () => Promise<boolean>): Promise<void> {
	const list = page.getByRole('list', { name: 'Ledger' });
	const search = page.getByRole('searchbox');
	for (let turn = 0; !(await isOver()); turn++) {
		await list.hover();
		for (let step = 0; step < 8; step++) await page.mouse.wheel(0, turn % 4 < 2 ? 400 : -400);
		await list.getByRole('link').nth(2).click();
		await list
			.getByRole('checkbox')
			.nth(1)
			.click({ position: { x: 10, y: 10 } });
		if (turn % 3 !== 0) continue;
		await search.fill(`klant ${20_001 + (turn % 90)}`);
		await search.fill('');
	}
}
