import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { isPlainAddress } from '#domain/address.ts';
import { apiPath, PracticeMails } from '#domain/contract.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { readLedger, saveDocuments, waitForDocuments } from '#tests/support/person/documents.ts';
import { importFile } from '#tests/support/person/import.ts';
import { enterMailbox } from '#tests/support/person/mailbox.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { approveAll, waitForReceipts } from '#tests/support/person/send.ts';
import * as v from 'valibot';
import { launchOptions } from '#tests/support/chromium.ts';
import { readArgs, type DemoArgs, type SmtpServer } from './args.ts';
import { checkDocuments, checkMails, type TakenMail } from './check.ts';
import { trueDebtors } from './truth.ts';

/** Longest wait for any one step, in milliseconds: the demo ends by itself. */
const patience = 600_000;

/** Drives the real app in a real browser through the whole main job on two files; prints one JSON line. */
async function demo(args: DemoArgs): Promise<void> {
	const debtors = await trueDebtors(args.debtors);
	const folder = newFolder();
	const relay = await startRelay(folder, { WEB_ROOT: 'build', FACTURIER_BACKOFF_SCALE: '1' });
	if (args.smtp) await runAdmin(folder, 'allow', `${args.smtp.host}:${args.smtp.port}`);
	const browser = await chromium.launch(launchOptions);
	const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1180, height: 820 } });
	try {
		page.setDefaultTimeout(60_000);
		await openPaired(page, relay.url, relay.code);
		await enterCompany(page, bakery);
		if (args.smtp) await enterMailbox(page, args.smtp, senderOf(args.smtp), bakery.name);
		const clock = stopwatch();
		const importedDebtors = await importFile(page, args.debtors);
		const imported = await importFile(page, args.invoices);
		const seconds = { import: clock(), issue: 0, approve: 0, send: 0 };
		await waitForDocuments(page, patience);
		seconds.issue = clock();
		const ledger = await readLedger(page);
		const saved = await saveDocuments(page, patience);
		clock();
		const approved = await approveAll(page);
		seconds.approve = clock();
		const receipts = await waitForReceipts(page, patience);
		seconds.send = clock();
		const documents = Object.entries(saved).map(([fileName, bytes]) => ({ fileName, bytes }));
		const mails = args.smtp ? [] : await takePracticeMails(page);
		await checkDocuments(documents);
		await checkMails(mails, documents, debtors);
		await store(
			args.out,
			'documents',
			documents.map(({ fileName, bytes }) => [fileName, bytes])
		);
		await store(
			args.out,
			'mails',
			mails.map(({ id, bytes }) => [`${id}.eml`, bytes])
		);
		const counts = {
			debtors: importedDebtors.taken,
			invoices: imported.taken,
			lines: imported.lines,
			refused: importedDebtors.refused + imported.refused,
			mail: approved.invoices,
			recipients: approved.addresses,
			paper: ledger.all - ledger.mail,
			blocked: ledger.mail - approved.invoices,
			net: imported.net,
			gross: imported.gross,
			accepted: receipts.accepted,
			uncertain: receipts.uncertain,
			seconds
		};
		console.log(JSON.stringify(counts));
	} catch (error) {
		await mkdir(args.out, { recursive: true });
		await page.screenshot({ path: join(args.out, 'failure.png') });
		throw error;
	} finally {
		await browser.close();
		await relay.stop();
	}
}

/** The user where it is an address, else one at the server's own domain, else the bakery's. */
function senderOf({ user, host }: SmtpServer): string {
	const atHost = `${user || 'facturen'}@${host}`;
	return [user, atHost].find(isPlainAddress) ?? 'facturen@zonneveld.example';
}

/** Seconds since it was last asked, with two places. */
function stopwatch(): () => number {
	let last = performance.now();
	return () => {
		const now = performance.now();
		const passed = Math.round((now - last) / 10) / 100;
		last = now;
		return passed;
	};
}

/** The mails that the practice mailbox took, as the app's own screen asks for them. */
async function takePracticeMails(page: Page): Promise<TakenMail[]> {
	const api = new URL(apiPath, page.url()).href;
	const mails: TakenMail[] = [];
	for (let more = true; more;) {
		const last = mails.at(-1);
		const before = last ? `?before=${last.id}` : '';
		const answer = await page.request.get(`${api}/practice/mails${before}`);
		const list = v.parse(PracticeMails, await answer.json());
		for (const { id, recipients } of list.mails) {
			const mail = await page.request.get(`${api}/practice/mails/${id}`);
			mails.push({ id, recipients, bytes: new Uint8Array(await mail.body()) });
		}
		more = list.more && list.mails.length > 0;
	}
	return mails;
}

async function store(out: string, folder: string, files: [name: string, bytes: Uint8Array][]): Promise<void> {
	await mkdir(join(out, folder), { recursive: true });
	for (const [name, bytes] of files) await writeFile(join(out, folder, name), bytes);
}

try {
	await demo(readArgs(process.argv.slice(2)));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
