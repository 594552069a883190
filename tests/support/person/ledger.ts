import { expect, type Page } from '@playwright/test';

/** Presses the chip of a state above the ledger, and waits until the list shows those invoices. */
export async function chooseState(page: Page, state: string): Promise<void> {
	const chip = page.getByRole('group', { name: 'States' }).getByRole('button', { name: new RegExp(` ${state}$`) });
	await chip.click();
	const count = (await chip.innerText()).replace(/\D/g, '');
	const row = page.getByRole('list', { name: 'Ledger' }).getByRole('listitem').first();
	await expect(row).toHaveAttribute('aria-setsize', count);
}
