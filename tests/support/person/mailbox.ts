import { expect, type Page } from '@playwright/test';
import type { SmtpServer } from '#tests/demo/args.ts';

const securityLabels = {
	tls: 'TLS from the start',
	starttls: 'STARTTLS, required',
	opportunistic: 'STARTTLS, if offered',
	none: 'None'
} as const;

/** A mail server, and where its mailbox is read. */
export interface MailboxServers extends SmtpServer {
	/** Where a copy of each mail goes. */
	copyTo?: string;
	imap?: { host: string; port: number; security: 'tls' | 'starttls' | 'none'; user: string; password: string };
}

/** Sets up a mailbox under Settings and lets a company send by it. */
export async function enterMailbox(page: Page, server: MailboxServers, sender: string, company: string): Promise<void> {
	await page.goto(new URL('/settings/mailboxes/new', page.url()).href);
	await page.getByLabel('Name of the mailbox').fill('Invoices');
	await page.getByLabel('Mail server', { exact: true }).fill(server.host);
	await page.getByLabel('Security').selectOption({ label: securityLabels[server.security] });
	await page.getByLabel('Port').fill(String(server.port));
	await page.getByLabel('Login').selectOption({ label: server.user ? 'User and password' : 'None' });
	if (server.user) {
		await page.getByLabel('User', { exact: true }).fill(server.user);
		await page.getByLabel('Password', { exact: true }).fill(server.password);
	}
	await page.getByLabel('Sender address').fill(sender);
	if (server.copyTo) await page.getByLabel('Copy of each invoice to').fill(server.copyTo);
	if (server.imap) await enterImap(page, server.imap);
	if (server.pin) await page.getByLabel('Certificate fingerprint').fill(server.pin);
	await page.getByLabel(`Invoices of ${company} leave by this mailbox`).check();
	await page.getByRole('button', { name: 'Save mailbox' }).click();
	await expect(page.getByText('The relay has the mailbox.')).toBeVisible();
}

async function enterImap(page: Page, imap: NonNullable<MailboxServers['imap']>): Promise<void> {
	await page.getByLabel('Let the relay look into the mailbox for returned mail').check();
	await page.getByLabel('IMAP server').fill(imap.host);
	await page.getByLabel('IMAP security').selectOption({ label: securityLabels[imap.security] });
	await page.getByLabel('IMAP port').fill(String(imap.port));
	await page.getByLabel('IMAP user').fill(imap.user);
	await page.getByLabel('IMAP password').fill(imap.password);
}
