import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { csvFile, fewDebtors } from '#tests/support/csv-files.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { readLedger, waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { newProfile } from '#tests/support/profile.ts';
import { startRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { audit, factsOf, type Account } from './audit.ts';
import { startOwnBrowser } from './browser.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { invoicesToSend, works } from './work.ts';

/** Milliseconds that each kind of work takes at first sight; learned anew whenever one ends before its kill. */
const spans = { import: 3_000, issue: 600, approve: 1_000, push: 1_500, receipts: 2_500 };
/** Milliseconds that a kind of work takes at least, however late its beginning was seen. */
const shortest = 150;
const kinds = Object.keys(works) as (keyof typeof works)[];

/** Kills the browser right after its pairing, then again and again while a person works with the app, and audits the ledger at each start after it. */
export async function runAppKills(kills: number, tell: (line: string) => void): Promise<Account> {
	const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
	const profile = newProfile();
	const account: Account = { brokenChains: 0, doubledNumbers: 0, skippedNumbers: 0, missing: 0, wrongCounters: 0 };
	let facts = new Set<string>();
	let browser = await startOwnBrowser(profile);
	const look = (ledger: Snapshot): Account => {
		const found = audit(ledger, { facts, atRelay: sealedMessages(relay.folder) });
		facts = new Set([...facts, ...factsOf(ledger)]);
		for (const name of Object.keys(account) as (keyof Account)[]) account[name] += found[name];
		return found;
	};
	try {
		await openPaired(browser.page, relay.url, relay.code);
		await browser.kill();
		browser = await startOwnBrowser(profile);
		await browser.page.goto(relay.url);
		await setUp(browser.page);
		look(await readSnapshot(browser.page));
		await browser.close();
		browser = await startOwnBrowser(profile);
		await browser.page.goto(relay.url);
		for (let round = 0; round < kills; round++) {
			const kind = kinds[round % kinds.length]!;
			const { end } = await works[kind](browser.page, Math.floor(round / kinds.length));
			const began = performance.now();
			const delay = Math.random() * spans[kind];
			const told = await Promise.race([end, wait(delay).then(() => null)]);
			if (told) spans[kind] = Math.max(shortest, performance.now() - began);
			await Promise.all([browser.kill(), end.catch(() => null)]);
			for (const fact of told ?? []) facts.add(fact);
			browser = await startOwnBrowser(profile);
			await browser.page.goto(relay.url);
			const found = look(await readOnceTidy(browser.page));
			tell(`${round + 1} ${kind} ${told ? 'after its end' : `at ${Math.round(delay)} ms`} ${JSON.stringify(found)}`);
		}
		account.missing += await unsettled(browser.page);
		return account;
	} finally {
		await browser.kill();
		await relay.stop();
	}
}

async function setUp(page: Page): Promise<void> {
	await enterCompany(page, bakery);
	await importFile(page, csvFile('debiteuren.csv', fewDebtors));
	await importFile(page, csvFile('facturen.csv', invoicesToSend));
	await waitForDocuments(page, 60_000);
}

/** The ledger once the app has started and has taken away what it found half written; as it is where it never does. */
async function readOnceTidy(page: Page): Promise<Snapshot> {
	await readLedger(page);
	const read = () => readSnapshot(page);
	const isTidy = ({ imports }: Snapshot) => imports.every(({ state }) => state === 'done');
	return until(read, isTidy, 20_000).catch(read);
}

/** Recipients that are not accepted once the app and the relay have had their time. */
async function unsettled(page: Page): Promise<number> {
	const read = async () => {
		const { messages } = await readSnapshot(page);
		return messages.flatMap(({ recipients }) => recipients).filter(({ state }) => state !== 'accepted').length;
	};
	return until(read, (count) => count === 0, 90_000).catch(read);
}

/** Ids of the messages that the relay has sealed. */
function sealedMessages(folder: string): Set<string> {
	const database = new DatabaseSync(join(folder, 'data', 'relay.sqlite'), { readOnly: true });
	const rows = database
		.prepare('select message.id from message join batch on batch.id = batch_id where sealed_at is not null')
		.all() as { id: string }[];
	database.close();
	return new Set(rows.map(({ id }) => id));
}
