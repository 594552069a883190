import type { Page } from '@playwright/test';
import { csvFile } from '#tests/support/csv-files.ts';
import { toApproval, waitForReceipts } from '#tests/support/person/send.ts';
import { writeInvoice } from '#tests/support/person/invoice.ts';

/** Something that a person does: once it has begun, it is done when its end answers the facts that the screen told. */
export type Work = (page: Page, round: number) => Promise<{ end: Promise<string[]> }>;

/** Rows of an import: more than it writes at a time, so that a kill can leave a part. */
const rowsOfImport = 2_500;
const numbered = (write: (index: number) => string, count = rowsOfImport) =>
	Array.from({ length: count }, (_, index) => write(index));

const debtorRows = (round: number) => [
	'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Verzendwijze',
	...numbered((at) => `${round}-${at};Winkel ${round}-${at};Kerkstraat ${at};6811 AB;Arnhem;NL;w@w${at}.example;e-mail`)
];
const invoiceHeads = 'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %';
const historyRows = (round: number) => [
	invoiceHeads,
	...numbered((at) => `H${round}-${at};${(at % 28) + 1}-9-2026;10001;Brood;${(at % 9) + 1};2,85;9`)
];

/** Invoices that are sent in each batch: enough that a hand-over takes its time. */
export const invoicesToSend = [
	invoiceHeads,
	...numbered((at) => `F${at};${(at % 28) + 1}-11-2026;10001;Brood;${(at % 9) + 1};2,85;9`, 40)
].join('\r\n');

/** The five kinds of work during which the browser is killed. */
export const works = {
	async import(page, round) {
		const isHistory = round % 2 === 1;
		const name = `${isHistory ? 'facturen' : 'debiteuren'}-${round}.csv`;
		await page.goto(new URL('/import', page.url()).href);
		const rows = isHistory ? historyRows(round) : debtorRows(round);
		await page.getByLabel('Choose files').setInputFiles(csvFile(name, rows.join('\r\n')));
		await page.getByRole('button', { name: /^Check \d/ }).click();
		if (isHistory) await page.getByRole('radio', { name: 'Yes, all of them' }).check();
		const done = page.getByRole('status').filter({ hasText: /imported/ });
		const began = page.getByRole('button', { name: /^Import \d/ }).click();
		return { end: began.then(() => done.waitFor()).then(() => [`import ${name}`]) };
	},
	async issue(page) {
		const line = { description: 'Volkorenbrood', quantity: '12', price: '2.85', vat: '9' };
		await writeInvoice(page, 'Hotel De Linde', [line]);
		const act = page.getByRole('button', { name: /^Issue as / });
		const number = (await act.innerText()).replace('Issue as ', '');
		const frozen = act.click().then(() => act.waitFor({ state: 'detached' }));
		return { end: frozen.then(() => page.getByText(number).first().waitFor()).then(() => [`number ${number}`]) };
	},
	async approve(page) {
		const act = await toApproval(page);
		const approved = act.click().then(() => page.waitForURL('**/outbox**'));
		return { end: approved.then(() => []) };
	},
	async push(page) {
		const act = await toApproval(page);
		const sealed = page.waitForResponse(/\/seal$/);
		const asked = page.waitForRequest(/blobs\/missing$/);
		const clicked = act.click();
		await asked;
		return { end: Promise.all([sealed, clicked]).then(() => []) };
	},
	async receipts(page) {
		const act = await toApproval(page);
		await Promise.all([page.waitForResponse(/\/seal$/), act.click()]);
		return { end: waitForReceipts(page, 60_000).then(() => []) };
	}
} as const satisfies Record<string, Work>;
