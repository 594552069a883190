import { expect, type Page } from '@playwright/test';

/** A line as it is typed. */
export interface TypedLine {
	description: string;
	quantity: string;
	price: string;
	vat: string;
}

/** Writes an invoice by hand for a debtor, as far as a draft. */
export async function writeInvoice(page: Page, debtor: string, lines: readonly TypedLine[]): Promise<void> {
	await page.goto(new URL('/invoices/new', page.url()).href);
	await page.getByRole('button', { name: 'Choose a debtor' }).click();
	await page.getByRole('dialog').getByRole('button', { name: debtor }).click();
	for (const [index, line] of lines.entries()) {
		const at = `line ${index + 1}`;
		await page.getByRole('button', { name: 'Add line' }).click();
		await page.getByLabel(`Description, ${at}`).fill(line.description);
		await page.getByLabel(`Quantity, ${at}`).fill(line.quantity);
		await page.getByLabel(`Unit price, ${at}`).fill(line.price);
		await page.getByLabel(`VAT %, ${at}`).fill(line.vat);
	}
	await expect(page.getByText('Kept on this device. Nothing is sent.')).toBeVisible();
}

/** Issues the draft that is open, under the number that its button names. */
export async function issueInvoice(page: Page, number: string): Promise<void> {
	await page.getByRole('button', { name: `Issue as ${number}` }).click();
	await expect(page.getByText(number).first()).toBeVisible();
}

/** Issues the draft that is open, and waits until the issued invoice is there. */
export async function issueDraft(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^Issue as / }).click();
	await expect(page.getByRole('article', { name: /^Invoice / })).toBeVisible();
}
