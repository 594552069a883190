import { v7 as uuid } from 'uuid';
import { dsnMail } from '#tests/support/bounce-mails.ts';
import { csvFile } from '#tests/support/csv-files.ts';
import { startDovecot } from '#tests/support/dovecot.ts';
import { fileIn, idsIn } from '#tests/support/imap-folder.ts';
import { startMailSink } from '#tests/support/mail-sink.ts';
import { makeCertificate, newServerFolder, noRealServers } from '#tests/support/mta.ts';
import { bakery } from '#tests/support/person/company.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { enterMailbox } from '#tests/support/person/mailbox.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import { runAdmin } from '#tests/support/relay.ts';
import { expect, test } from './fixtures.ts';

const user = 'info@zonneveld.example';
const debtors = `Debiteurnummer;Naam;Plaats;Factuur e-mail;Taal;Verzendwijze
D1;Hotel De Linde;Renkum;oud@linde.example;nl;e-mail
D2;Camping De Heide;Ede;stil@heide.example;nl;e-mail`;
const invoices = `Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %
F1;1-2-2026;D1;Brood;1;2,50;9
F2;1-2-2026;D2;Taart;1;25,00;9`;

const ends: (() => Promise<void>)[] = [];
test.afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

test.skip(noRealServers !== '', `no real mail server: ${noRealServers}`);

test('a copy lies in Sent; what comes back flags invoice and debtor; what was perhaps sent is found in Sent', async ({
	shop,
	relay
}) => {
	const folder = await newServerFolder();
	const dovecot = await startDovecot(folder, await makeCertificate(folder));
	const sink = await startMailSink(({ step, recipients }) =>
		step === 'end' && recipients.includes('stil@heide.example') ? 'drop' : null
	);
	ends.push(dovecot.stop, () => sink.close());
	for (const { port } of [sink, dovecot]) await runAdmin(relay.folder, 'allow', `127.0.0.1:${port}`);
	const server = { host: '127.0.0.1', port: sink.port, security: 'none', user: '', password: '', pin: '' } as const;
	const imap = { host: '127.0.0.1', port: dovecot.port, security: 'none', user, password: dovecot.password } as const;
	await enterMailbox(shop, { ...server, imap }, user, bakery.name);
	await importFile(shop, csvFile('d.csv', debtors));
	await importFile(shop, csvFile('f.csv', invoices));
	await waitForDocuments(shop, 60_000);
	await approveAll(shop);
	expect(await waitForReceipts(shop, 60_000)).toMatchObject({ accepted: 1, uncertain: 1 });

	const idOf = (address: string) => sink.taken.find(({ recipients }) => recipients.includes(address))!.id;
	const headerOf = (address: string) => `<${idOf(address)}@zonneveld.example>`;
	// A copy of what went out lies in Sent; of what perhaps went out, none
	await expect.poll(() => idsIn(dovecot, user, 'Sent')).toEqual([headerOf('oud@linde.example')]);
	const heide = shop.getByRole('article', { name: /Camping De Heide/ });
	await fileIn(dovecot, user, 'Sent', `Message-ID: <${uuid()}@zonneveld.example>\r\n\r\n`);
	await heide.getByRole('button', { name: /^Look in Sent/ }).click();
	await expect(shop.getByText('It does not lie in Sent')).toBeVisible();
	await fileIn(dovecot, user, 'Sent', `Message-ID: ${headerOf('stil@heide.example')}\r\n\r\n`);
	await heide.getByRole('button', { name: /^Look in Sent/ }).click();
	await expect(heide).toHaveCount(0, { timeout: 30_000 });

	const bounce = dsnMail({ messageId: headerOf('oud@linde.example'), recipient: 'oud@linde.example' });
	await fileIn(dovecot, user, 'INBOX', bounce);
	const linde = shop.getByRole('article', { name: /Hotel De Linde/ });
	await expect(linde.getByText(/^came back/).first()).toBeVisible({ timeout: 30_000 });
	await expect(linde.getByRole('link', { name: /^Correct and send/ })).toBeVisible();
	await linde.getByRole('link', { name: /^Correct the address/ }).click();
	await expect(shop.getByText('The last mail to oud@linde.example came back')).toBeVisible();
	await expect(shop.getByRole('link', { name: /Hotel De Linde.*Mail came back/ })).toBeVisible();
	await shop.getByRole('button', { name: 'Send on paper from now on' }).click();
	await expect(shop.getByText('The last mail to oud@linde.example came back')).toHaveCount(0);
});
