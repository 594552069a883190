import type { Page } from '@playwright/test';
import { apiPath, type PracticeMails } from '#domain/contract.ts';
import { csvFile } from '#tests/support/csv-files.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { approveAll, toApproval, waitForReceipts } from '#tests/support/person/send.ts';
import { expect, test } from './fixtures.ts';

const markup = '<img src=x onerror=alert(1)>';
const template = '{{7*7}} {{invoice.number}}';
const debtors = [
	'Debiteurnummer;Naam;Contactpersoon;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze',
	`20001;Hotel ${markup};Jan ${markup};Kade 1;6811 AB;Arnhem;NL;a@hotel.example;nl;e-mail`,
	`20002;${template};${template};Kade 2;6811 AB;Arnhem;NL;b@hotel.example;nl;e-mail`,
	'20003;"Bar\r\nBcc: thief@evil.example";"Piet\r\nBcc: thief@evil.example";Kade 3;6811 AB;Arnhem;NL;c@hotel.example;nl;e-mail',
	'20004;Rechts \u202enach links;Kees \u202esdrow;Kade 4;6811 AB;Arnhem;NL;d@hotel.example;nl;e-mail'
].join('\r\n');
const invoicesOf = (...numbers: string[]) =>
	[
		'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %',
		...numbers.map((number) => `F${number};2-11-2026;${number};Brood ${markup} ${template};12;2,85;9`)
	].join('\r\n');

/** All mails that the practice mailbox took, as they came. */
async function rawMails(page: Page): Promise<string[]> {
	const url = new URL(`${apiPath}/practice/mails`, page.url()).href;
	const { mails } = (await (await page.request.get(url)).json()) as PracticeMails;
	return Promise.all(mails.map(async ({ id }) => (await page.request.get(`${url}/${id}`)).text()));
}

const headersOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'));

test('a hostile name is text: in the preview, in the mail and in its headers', async ({ shop }) => {
	const dialogs: string[] = [];
	shop.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	const taken = await importFile(shop, csvFile('vijandig.csv', debtors));
	expect(taken).toMatchObject({ taken: 3, refused: 1 });
	await importFile(shop, csvFile('facturen-vijandig.csv', invoicesOf('20001', '20002', '20003')));
	await waitForDocuments(shop, 60_000);

	await toApproval(shop);
	for (const frame of shop.frames()) expect(await frame.locator('img[src="x"], [onerror]').count()).toBe(0);
	expect(await approveAll(shop)).toMatchObject({ invoices: 3 });
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 3 });

	const mails = await rawMails(shop);
	expect(mails).toHaveLength(3);
	for (const raw of mails) expect(headersOf(raw)).not.toMatch(/^(bcc|cc):/im);
	const practice = new URL('/practice', shop.url()).href;
	for (const [number, shown] of [
		['F20001', `Jan ${markup}`],
		['F20002', template],
		['F20003', 'Piet Bcc: thief@evil.example']
	] as const) {
		await shop.goto(practice);
		await shop.getByRole('link', { name: new RegExp(number) }).click();
		const article = shop.getByRole('article');
		await expect(article.getByText(shown).first()).toBeVisible();
		for (const frame of shop.frames()) expect(await frame.locator('img[src="x"], [onerror]').count()).toBe(0);
	}
	expect(dialogs).toEqual([]);
});
