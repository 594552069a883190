import { chromium, type CDPSession, type Page } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';
import { csvFile } from '#tests/support/csv-files.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { startRelay } from '#tests/support/relay.ts';
import { hostileFiles, largestFile, type HostileFile } from './files.ts';
import { memoryOf, watched, type Cost } from './watch.ts';

/** Gives the import in a real Chromium files from hell and watches its memory and its screen: `npm run -s hostile:import`. */
const patience = 300_000;
/** How often the largest file is read again, to see whether memory stays. */
const times = 5;

const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
const browser = await chromium.launch(launchOptions);
const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
const devtools = await browser.newBrowserCDPSession();
try {
	await openPaired(page, relay.url, relay.code);
	await enterCompany(page, bakery);
	const idle = await memoryOf(devtools);
	const files: Record<string, Cost & { asExpected: boolean }> = {};
	for (const hostile of hostileFiles()) {
		files[hostile.name] = await give(page, devtools, hostile);
		console.log(hostile.name, JSON.stringify(files[hostile.name]));
	}
	const { path } = stored(largestFile());
	const again: number[] = [];
	for (let time = 0; time < times; time++) {
		await openImport(page);
		await page.getByLabel('Choose files').setInputFiles(path);
		await page.getByRole('button', { name: /^Check / }).waitFor({ timeout: patience });
		again.push(await memoryOf(devtools));
		console.log(again);
	}
	await openImport(page);
	const dryRun = await watched(page, devtools, async () => {
		await page.getByLabel('Choose files').setInputFiles(path);
		await page.getByRole('button', { name: /^Check / }).click({ timeout: patience });
		await page.getByLabel('What would happen').waitFor({ timeout: patience });
	});
	const writing = await watched(page, devtools, async () => {
		await page.getByRole('button', { name: /^Import \d/ }).click();
		await page
			.getByRole('status')
			.filter({ hasText: /imported/ })
			.waitFor({ timeout: patience * 3 });
	});
	const all = [...Object.values(files), dryRun, writing];
	const summary = {
		longestTask: Math.max(...all.map(({ longestTask }) => longestTask)),
		peakMemory: Math.max(...all.map(({ peakMemory }) => peakMemory)),
		unexpected: Object.values(files).filter(({ asExpected }) => !asExpected).length
	};
	console.log(JSON.stringify({ ...summary, idle, readAgain: again, dryRun, writing, files }));
	process.exitCode = summary.unexpected === 0 && summary.longestTask < 50 ? 0 : 1;
} finally {
	await browser.close();
	await relay.stop();
}

async function openImport(tab: Page): Promise<void> {
	await tab.goto(new URL('/import', tab.url()).href);
	await tab.getByLabel('Choose files').waitFor({ state: 'attached' });
}

/** Gives one file to a fresh visit of the import and waits for what is said of it. */
async function give(tab: Page, session: CDPSession, hostile: HostileFile): Promise<Cost & { asExpected: boolean }> {
	const { path, expected } = stored(hostile);
	await openImport(tab);
	const taken = tab.getByRole('button', { name: /^Check / });
	const refused = tab.getByRole('alert');
	const cost = await watched(tab, session, async () => {
		await tab.getByLabel('Choose files').setInputFiles(path);
		await taken.or(refused).first().waitFor({ timeout: patience });
	});
	const words = (await refused.count()) > 0 ? (await refused.allInnerTexts()).join(' ') : '';
	return { ...cost, asExpected: expected === 'taken' ? await taken.isVisible() : expected.test(words) };
}

function stored({ name, bytes, expected }: HostileFile) {
	return { path: csvFile(name, bytes), expected };
}
