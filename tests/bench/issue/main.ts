import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';
import { bakery, enterCompany } from '#tests/support/person/company.ts';
import { importFile } from '#tests/support/person/import.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { startRelay } from '#tests/support/relay.ts';
import { debtorsFile, invoicesFile } from './files.ts';
import { watchMainThread } from './main-thread.ts';
import { memoryOf } from './memory.ts';
import { useLedger } from './person.ts';
import { zipAll } from './zip.ts';

const { values } = parseArgs({
	options: { invoices: { type: 'string', default: '1000' }, web: { type: 'string', default: 'build' } }
});
const count = Number(values.invoices);
/** Made before the measurement begins: while the page of the import is left. */
const ahead = 200;
/** How long the page is used while nothing is issued. Milliseconds. */
const idleTime = 10_000;
/** How much more the page's process may hold at its least in the last quarter than in the second one; what lies between two sweeps of the garbage collector says nothing. */
const mostGrowth = 1.25;

const relay = await startRelay(undefined, { WEB_ROOT: values.web });
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1180, height: 820 } });
page.setDefaultTimeout(120_000);
await openPaired(page, relay.url, relay.code);
await enterCompany(page, bakery);
await importFile(page, debtorsFile());
await importFile(page, invoicesFile(count + ahead));
await page.goto(relay.url);
await page.getByRole('list', { name: 'Ledger' }).getByRole('link').first().waitFor();

const first = await pending(page);
const start = performance.now();
let seconds = 0;
const held: number[] = [];
const busy = await watchMainThread(browser, page, () =>
	useLedger(page, async () => {
		const left = await pending(page);
		held.push(await memoryOf(browser));
		if (left > 0) return false;
		seconds = (performance.now() - start) / 1000;
		return true;
	})
);
const quarter = held.length / 4;
const early = Math.min(...held.slice(quarter, 2 * quarter));
const late = Math.min(...held.slice(3 * quarter));
const end = performance.now() + idleTime;
const idle = await watchMainThread(browser, page, () =>
	useLedger(page, () => Promise.resolve(performance.now() > end))
);
const zip = await zipAll(browser, page);
await browser.close();
await relay.stop();

const growth = late / early;
console.error(
	`${first} documents in ${seconds.toFixed(1)} s; memory of the page at least ${early} MB in the second quarter, ${late} MB in the last`
);
console.error(`as a ZIP file: ${JSON.stringify(zip)}`);
console.error(`while issuing: ${JSON.stringify(busy)}; without: ${JSON.stringify(idle)}`);
const round = (value: number): number => Math.round(10 * value) / 10;
console.log(
	JSON.stringify({
		perSecond: round(first / seconds),
		p99TaskMs: round(busy.p99),
		idleP99TaskMs: round(idle.p99),
		memoryGrowth: Math.round(100 * growth) / 100
	})
);
process.exitCode = (busy.p99 <= 50 || idle.p99 > 50) && growth <= mostGrowth && first >= count ? 0 : 1;

/** How many documents are still to be made, as the screen says. */
async function pending(shown: Page): Promise<number> {
	const words = shown.getByText(/documents? (is|are) being made/);
	return (await words.count()) === 0 ? 0 : Number((await words.first().innerText()).replace(/\D/g, ''));
}
