import type { Page } from '@playwright/test';
import { csvFile } from '#tests/support/csv-files.ts';
import type { MailSink } from '#tests/support/mail-sink.ts';
import { openCompany, saveCompany } from '#tests/support/person/company.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { sendByOwnServer } from '#tests/support/person/own-mailbox.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { agePastReplies } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

/** Address fields that must not be mailed as they stand, with the words that say why. */
const tricks: { written: string; list: RegExp; form: RegExp }[] = [
	{
		written: 'Jan <jan@trick.example>',
		list: /“Jan <jan@trick.example>” is no address: a name/,
		form: /a name stands beside/
	},
	{ written: 'g: c@trick.example, d@trick.example;', list: /“g: c@trick.example” is no address/, form: /a space/ },
	{
		written: 'b@trick.example>\r\nRCPT TO:<e@trick.example>',
		list: /“RCPT TO:<e@trick.example>” is no address/,
		form: /“RCPT TO:<e@trick.example>”: a name stands beside/
	},
	{ written: 'postmaster', list: /the address field says “postmaster”/, form: /the @ is missing/ },
	{ written: 'b@[127.0.0.1]', list: /“\[127\.0\.0\.1\]” is no domain/, form: /“\[127\.0\.0\.1\]” is no domain/ },
	{ written: '"jan"@trick.example', list: /it holds quotation marks/, form: /it holds quotation marks/ },
	{ written: 'f@trick.example\t<g@trick.example>', list: /an invisible character/, form: /an invisible character/ }
];

/** One debtor with one invoice for each address field. */
async function importFields(page: Page, fields: readonly string[]): Promise<void> {
	const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const debtors = fields.map((field, index) => `D${index};Debiteur ${index};Dorp;${cell(field)};nl;e-mail`);
	const invoices = fields.map((_, index) => `F${index};1-2-2026;D${index};Brood;1;2,50;9`);
	await importFile(
		page,
		csvFile('d.csv', ['Debiteurnummer;Naam;Plaats;Factuur e-mail;Taal;Verzendwijze', ...debtors].join('\n'))
	);
	await importFile(
		page,
		csvFile(
			'f.csv',
			['Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %', ...invoices].join('\n')
		)
	);
	await waitForDocuments(page, 60_000);
}

/** All addresses that the mail server was asked to deliver to. */
const asked = (sink: MailSink): string[] =>
	sink.asked.flatMap((one) => (one.startsWith('rcpt ') ? [one.slice(5)] : [])).sort();

test('what is no plain address is refused before queueing and never reaches the mail server', async ({
	shop,
	relay
}) => {
	const sink = await sendByOwnServer(shop, relay);
	await importFields(shop, ['a@two.example,b@two.example', ...tricks.map(({ written }) => written)]);

	await shop.goto(new URL('/send', shop.url()).href);
	await shop.getByRole('button', { name: /^Check \d/ }).click();
	const toMend = shop.getByRole('region', { name: 'To mend' });
	for (const { list } of tricks) await expect(toMend.getByText(list)).toBeVisible();

	expect(await approveAll(shop)).toMatchObject({ invoices: 1, addresses: 2, keptBack: tricks.length });
	expect(await waitForReceipts(shop, 60_000)).toEqual({ accepted: 2, uncertain: 0, failed: 0, waiting: 0 });
	expect(asked(sink)).toEqual(['a@two.example', 'b@two.example']);
	await sink.close();
});

test('the debtor’s form names what is no plain address, and such a debtor gets no mail', async ({ shop, relay }) => {
	const sink = await sendByOwnServer(shop, relay);
	await importFields(shop, ['first@form.example', 'second@form.example']);
	await shop.goto(new URL('/debtors', shop.url()).href);
	await shop.getByRole('link', { name: /Debiteur 0/ }).click();
	const field = shop.getByRole('textbox', { name: 'Invoice recipients' });
	const found = shop.getByRole('list', { name: 'Addresses found' }).first();
	for (const { written, form } of tricks) {
		await field.fill(written);
		await expect(found).toContainText(form);
		await expect(shop.getByText('Invoices cannot be mailed')).toBeVisible();
	}
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();

	// His general address is for other mail, unless the company says otherwise
	await shop.getByRole('textbox', { name: 'General address' }).fill('general@form.example');
	const unused = shop.getByText('Not used for invoices; your company’s settings can allow it.');
	await expect(unused).toBeVisible();
	await shop.getByRole('button', { name: 'Save debtor' }).click();
	await expect(shop.getByText('The debtor is saved.')).toBeVisible();
	const debtor = shop.url();
	await openCompany(shop);
	await shop.getByLabel('Use a debtor’s general address when no invoice address is given').check();
	await saveCompany(shop);
	await shop.goto(debtor);
	await expect(shop.getByText('Used for invoices where nothing else is filled in.')).toBeVisible();

	expect(await approveAll(shop)).toMatchObject({ invoices: 1, addresses: 1, keptBack: 1 });
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, failed: 0 });
	expect(asked(sink)).toEqual(['second@form.example']);
	await sink.close();
});

test('the ledger shows to whom and when a mail went, who refused it, and what is perhaps sent until a person decides', async ({
	shop,
	relay,
	complaints
}) => {
	const dropped = new Set(['lost@faults.example', 'drop@faults.example']);
	const sink = await sendByOwnServer(shop, relay, ({ step, of, recipients }) => {
		if (step === 'rcpt' && of === 'gone@faults.example') return '550 5.1.1 Nobody here of that name';
		return step === 'end' && recipients.some((address) => dropped.delete(address)) ? 'drop' : null;
	});
	await importFields(shop, [
		'good@faults.example',
		'gone@faults.example',
		'drop@faults.example',
		'lost@faults.example'
	]);
	await approveAll(shop);
	expect(await waitForReceipts(shop, 60_000)).toEqual({ accepted: 1, uncertain: 2, failed: 1, waiting: 0 });
	const refused = shop.getByRole('article', { name: /Invoice F1/ });
	await refused.getByText("The server's words").click();
	await expect(refused.getByText('Nobody here of that name')).toBeVisible();
	await expect(
		shop
			.getByRole('article', { name: /Invoice F2/ })
			.getByText('perhaps sent')
			.first()
	).toBeVisible();
	expect(sink.taken).toHaveLength(3);
	const lost = shop.getByRole('article', { name: /Invoice F3/ });
	await lost.getByRole('button', { name: /^Send again/ }).click();
	await expect(lost.getByText(/^The mail server may still answer/)).toBeVisible();
	complaints.length = 0;
	await agePastReplies(relay.folder);
	await lost.getByRole('button', { name: /^Send again/ }).click();
	await expect(lost).toHaveCount(0, { timeout: 30_000 });
	expect(sink.taken.at(-1)?.recipients).toEqual(['lost@faults.example']);

	await shop.goto(new URL('/', shop.url()).href);
	await expect(shop.getByText(/^sent \d/)).toHaveCount(2);
	await expect(shop.getByText('refused', { exact: true })).toBeVisible();
	await expect(shop.getByText('perhaps sent', { exact: true })).toBeVisible();
	await shop.getByRole('link', { name: /Debiteur 0/ }).click();
	const detail = shop.getByRole('region', { name: 'Invoice', exact: true });
	await expect(detail.getByText('Sent on')).toBeVisible();
	await expect(detail.getByRole('list', { name: 'Recipients' })).toContainText('good@faults.example');
	await expect(detail.getByRole('list', { name: 'Recipients' })).toContainText('accepted');

	await shop.goto(new URL('/outbox', shop.url()).href);
	const perhaps = shop.getByRole('article', { name: /Invoice F2/ });
	await perhaps.getByRole('button', { name: /^Mark as sent/ }).click();
	await expect(perhaps).toHaveCount(0, { timeout: 30_000 });
	expect(sink.taken).toHaveLength(4);
	await sink.close();
});
