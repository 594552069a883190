import type { Page } from '@playwright/test';
import { csvFile, fewDebtors, fewInvoices } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
import { approveAll, toApproval } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

/** Lets the one real mailbox send to so many addresses a day. */
const limit = (page: Page, perDay: number) =>
	page.evaluate(async (limited) => {
		const { mailboxes } = (await (await fetch('/api/v1/mailboxes')).json()) as { mailboxes: Record<string, unknown>[] };
		const { id, name, host, port, security, login, user, senderName, senderAddress, replyTo, pin } = mailboxes.find(
			(one) => one.practice === false
		)!;
		const body = { name, host, port, security, login, user, senderName, senderAddress, replyTo, pin, perDay: limited };
		const headers = { 'content-type': 'application/json' };
		const answer = await fetch(`/api/v1/mailboxes/${String(id)}`, {
			method: 'PUT',
			headers,
			body: JSON.stringify(body)
		});
		if (!answer.ok) throw new Error(await answer.text());
	}, perDay);

test('what waits says until when: a chosen time, taken back before it; a daily limit, with the last one', async ({
	shop,
	relay
}) => {
	const sink = await sendByOwnServer(shop, relay);
	await limit(shop, 2);
	await importFile(shop, csvFile('debiteuren.csv', fewDebtors));
	await importFile(shop, csvFile('facturen.csv', fewInvoices));
	await waitForDocuments(shop, 60_000);
	const batch = shop.getByRole('region', { name: /^Batch of/ });

	const act = await toApproval(shop);
	await expect(shop.getByText(/^Of these 5 addresses, 2 go .*, and 1 after that\.$/)).toBeVisible();
	await shop.getByRole('radio', { name: 'Not before …' }).check();
	await expect(shop.getByText(/^Nothing of it goes out before .*Until then you can take it back/)).toBeVisible();
	await shop.getByLabel('Day', { exact: true }).fill('2020-01-01');
	await expect(shop.getByText('The day and time you chose are over already.')).toBeVisible();
	await expect(act).toBeDisabled();
	await shop.getByRole('radio', { name: 'As soon as possible' }).check();
	await shop.getByLabel('Day', { exact: true }).waitFor({ state: 'detached' });
	await shop.getByRole('radio', { name: 'Not before …' }).check();
	await shop.getByLabel('Day', { exact: true }).fill(inDays(2));
	await act.click();
	await expect(batch.getByText(/^Waits until .*, 07:00$/)).toBeVisible();
	await expect(batch.getByText('5 waiting')).toBeVisible();
	await expect(batch.getByRole('progressbar')).toHaveCount(0);
	await shop.getByRole('button', { name: /^Take back/ }).click();
	await shop
		.getByRole('dialog')
		.getByRole('button', { name: /^Take back/ })
		.click();
	await expect(batch.getByText('5 taken back')).toBeVisible();
	expect(sink.taken).toEqual([]);

	await approveAll(shop);
	await expect(batch.getByText('2 accepted')).toBeVisible();
	await expect(batch.getByText('“Invoices” has reached its daily limit: 2 addresses in 24 hours')).toBeVisible();
	await expect(batch.getByText(/^last one about /)).toBeVisible();
	await batch.getByRole('button', { name: 'Pause the mailbox' }).click();
	await expect(batch.getByText('The mailbox “Invoices” stands still')).toBeVisible();
	await batch.getByRole('button', { name: 'Let it go on' }).click();
	await expect(batch.getByText(/^last one about /)).toBeVisible();
	expect(sink.taken.flatMap(({ recipients }) => recipients)).toHaveLength(2);
	await sink.close();
});

const inDays = (days: number): string => {
	const day = new Date();
	day.setDate(day.getDate() + days);
	return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};
