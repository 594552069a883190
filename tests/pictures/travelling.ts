import { expect, type Page } from '@playwright/test';
import { csvFile } from '#tests/support/csv-files.ts';
import { startMailSink, type MailSink } from '#tests/support/mail-sink.ts';
import { makeBackup } from '#tests/support/person/backup.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { enterMailbox } from '#tests/support/person/mailbox.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { loadSamples } from '#tests/support/person/samples.ts';
import { at, type Screen } from '#tests/support/person/screens.ts';
import { approveAll } from '#tests/support/person/send.ts';
import { go, openApproval, openInvoice } from '#tests/support/person/walks.ts';
import { runAdmin } from '#tests/support/relay.ts';
import { press } from './dialogs.ts';
import { restored } from './restored.ts';
import { englishPage, speakLanguage, type Studio } from './studio.ts';

/** Recipients that the mailbox may have in a day: fewer than there are. */
const perDay = '6';

const places = ['Renkum', 'Ede', 'Arnhem', 'Wageningen', 'Bennekom', 'Oosterbeek', 'Heelsum', 'Doorwerth'];
const debtorsFile = () =>
	csvFile(
		'travelling-debtors.csv',
		[
			'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze',
			...places.map(
				(place, at) =>
					`${at + 1};Restaurant ${place};Dorpsweg ${at + 1};6871 BC;${place};NL;rechnung@${place.toLowerCase()}.example;de;e-mail`
			)
		].join('\n')
	);
const invoicesFile = (first: number) =>
	csvFile(
		`travelling-${first}.csv`,
		[
			'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %',
			...places.map((_, at) => `F${first + at};2-11-2026;${at + 1};Dagelijks brood;${12 + at};2,85;9`)
		].join('\n')
	);

/** A mail server that refuses one address, breaks off over another, and knows no password. */
const startServer = () =>
	startMailSink(({ step, of, recipients }) => {
		if (step === 'auth') return '535 5.7.8 Authentication credentials invalid';
		if (step === 'rcpt' && of === 'rechnung@ede.example') return '550 5.1.1 <rechnung@ede.example>: user unknown';
		if (step === 'end' && recipients.includes('rechnung@arnhem.example')) return 'drop';
		return null;
	});

const serverAt = ({ port }: MailSink, user: string) =>
	({ host: '127.0.0.1', port, security: 'none', user, password: user && 'falsch', pin: '' }) as const;

async function prepare(page: Page, sink: MailSink): Promise<void> {
	await enterCompany(page, bakery);
	await enterMailbox(page, serverAt(sink, 'info'), 'info@zonneveld.example', bakery.name);
	await enterMailbox(page, serverAt(sink, ''), 'rechnungen@zonneveld.example', bakery.name);
	await go(page, '/settings/mailboxes');
	await page.getByRole('link', { name: /rechnungen@/ }).click();
	await page.getByLabel('Recipients in 24 hours').fill(perDay);
	await page.getByRole('button', { name: 'Save mailbox' }).click();
	await expect(page.getByText('The relay has the mailbox.')).toBeVisible();
	await importFile(page, debtorsFile());
	await importFile(page, invoicesFile(2601));
	await waitForDocuments(page, 60_000);
	await approveAll(page);
	await expect(page.getByText(/reached its daily limit/)).toBeVisible({ timeout: 60_000 });
	await importFile(page, invoicesFile(2701));
	await waitForDocuments(page, 60_000);
}

const screens: readonly Screen[] = [
	at('outbox-cases', '/outbox', 'outbox_batch'),
	{
		name: 'outbox-message',
		async open(page, words) {
			await go(page, '/outbox');
			const side = page.getByRole('radio', { name: words.like('outbox_side_recipients') });
			const way = page.getByRole('button', { name: words.like('outbox_to_recipients') });
			await side.or(way).filter({ visible: true }).first().click();
			await page
				.getByRole('list', { name: words.like('outbox_recipients') })
				.getByRole('button')
				.first()
				.click();
			await expect(page.getByRole('dialog').filter({ visible: true })).toBeVisible();
		}
	},
	{
		name: 'send-later',
		async open(page, words) {
			await openApproval(page, words);
			await page.getByRole('radio', { name: words.like('pace_later') }).check();
			await expect(page.getByRole('main').locator('input[type="date"]')).toBeVisible();
		}
	},
	{
		name: 'correct-and-send',
		async open(page, words) {
			await openInvoice(page, words, 'ledger_chip_problems');
			await press(page, words, 'invoices_correct_and_send');
			await expect(page.getByRole('dialog').first()).toBeVisible();
		}
	},
	{
		name: 'mailbox-limited',
		async open(page) {
			await go(page, '/settings/mailboxes');
			await page.getByRole('link', { name: /rechnungen@/ }).click();
			await expect(page.getByRole('main').locator('input').first()).toBeVisible();
		}
	},
	{
		name: 'mailbox-test-failed',
		async open(page, words) {
			await go(page, '/settings/mailboxes');
			await page.getByRole('link', { name: /info@/ }).click();
			await press(page, words, 'mailbox_save_and_test');
			await expect(page.getByText(/Authentication credentials invalid/)).toBeAttached();
		}
	}
];

/** A company of one's own with a real mailbox whose day is full: what came back, what waits; then with a second issuer, and restored elsewhere. */
export async function travelling(studio: Studio): Promise<void> {
	const sink = await startServer();
	const relay = await studio.relay();
	const page = await englishPage(studio);
	await openPaired(page, relay.url, relay.code);
	await runAdmin(relay.folder, 'allow', `127.0.0.1:${sink.port}`);
	await prepare(page, sink);
	const backup = await makeBackup(page);
	await speakLanguage(page);
	await studio.camera.take(page, studio.words, screens);

	await page.evaluate(() => (localStorage.PARAGLIDE_LOCALE = 'en'));
	await loadSamples(page);
	await speakLanguage(page);
	await studio.camera.take(page, studio.words, [at('ledger-issuers', '/', 'ledger_not_sent')]);
	await page.context().close();
	await restored(studio, relay, backup);
	await sink.close();
}
