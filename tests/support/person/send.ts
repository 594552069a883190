import { expect, type Locator, type Page } from '@playwright/test';
import { plain } from './import.ts';

/** What the wizard says before approval. */
export interface Approved {
	invoices: number;
	addresses: number;
	/** The amount that goes out, as plain text with a point. */
	amount: string;
	/** Left out until mended. */
	keptBack: number;
}

/** Goes to the last step of the wizard with all invoices by mail that are not yet sent, and answers its one act. */
export async function toApproval(page: Page): Promise<Locator> {
	await page.goto(new URL('/send', page.url()).href);
	await page.getByRole('button', { name: /^Check \d/ }).click();
	await page.getByRole('button', { name: 'Go on to approval' }).click({ timeout: 120_000 });
	const act = page.getByRole('button', { name: /^(Send|Try) .* (invoice|invoices) to/ });
	await expect(act).toBeEnabled({ timeout: 60_000 });
	return act;
}

/** Sends all invoices by mail that are not yet sent: choose, check, approve. Ends in the outbox. */
export async function approveAll(page: Page): Promise<Approved> {
	const act = await toApproval(page);
	const figures = page.getByLabel('What goes out');
	const read = async (name: RegExp) => {
		const row = figures.locator('> div').filter({ has: page.locator('dt', { hasText: name }) });
		return (await row.count()) > 0 ? row.locator('dd').innerText() : '0';
	};
	const approved: Approved = {
		invoices: Number(plain(await read(/^invoices?$/))),
		addresses: Number(plain(await read(/^address(es)?$/))),
		amount: plain(await read(/^in all$/)),
		keptBack: Number(plain(await read(/left out/)))
	};
	await act.click();
	await page.waitForURL('**/outbox**', { timeout: 120_000 });
	return approved;
}

/** Where the batch that the outbox shows stands, in recipients. */
export interface BatchFigures {
	accepted: number;
	uncertain: number;
	failed: number;
	waiting: number;
}

/** Waits in the outbox until nothing of the shown batch waits, and gives what the receipts say. */
export async function waitForReceipts(page: Page, timeout: number): Promise<BatchFigures> {
	const batch = page.getByRole('region', { name: /^Batch of/ });
	await expect(batch.getByRole('listitem').first()).toBeVisible({ timeout });
	await expect(batch.getByText(/waiting$/)).toHaveCount(0, { timeout });
	const read = async (name: RegExp) => {
		const part = batch.getByRole('listitem').filter({ hasText: name });
		return (await part.count()) > 0 ? Number((await part.innerText()).replace(/\D/g, '')) : 0;
	};
	return {
		accepted: await read(/accepted$/),
		uncertain: await read(/perhaps sent$/),
		failed: await read(/not delivered$/),
		waiting: await read(/waiting$/)
	};
}
