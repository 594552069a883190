import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePorts } from '#tests/support/mta.ts';
import { startRelay } from '#tests/support/relay.ts';
import type { Driver, OpenBrowser } from './browser.ts';
import { personAt } from './person.ts';

const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'test-results/browsers' },
		web: { type: 'string', default: 'build' }
	}
});
const folder = 'tests/browsers/drivers';
const tablet = { width: 1180, height: 820 };
const faults = '(globalThis.faults ?? ["the page was loaded anew"])';

// What drives the browsers is no part of the product and lies here alone.
if (!existsSync(`${folder}/node_modules/selenium-webdriver`))
	execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', 2, 2]
	});

/** Opens an address and notes from then on what goes wrong in the page. */
async function open(browser: OpenBrowser, url: string): Promise<void> {
	await browser.open(url);
	await browser.read(`(() => {
		globalThis.faults = [];
		addEventListener('error', ({ message }) => faults.push(String(message)));
		addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
	})()`);
}

/** The main job on the sample data: pair, look at a document, send all, receipts, and the ledger once more without a relay. */
async function mainJob(name: string) {
	const relay = await startRelay(undefined, { WEB_ROOT: values.web });
	const [port] = await freePorts(1);
	const browser = await ((await import(new URL(`./drivers/${name}.mjs`, import.meta.url).href)) as Driver).open(
		tablet,
		port!
	);
	const { press, read, see } = personAt(browser);
	const noted: string[] = [];
	const picture = async (step: string) => {
		noted.push(...((await browser.read(faults)) as string[]));
		writeFileSync(join(values.out, `${name}-${step}.png`), await browser.picture());
	};
	try {
		await open(browser, `${relay.url}/#pair=${relay.code}`);
		await press(/^Pair this device$/);
		await press(/^Continue$/);
		await read(/Online/);
		await open(browser, `${relay.url}/setup`);
		await press(/^Load sample data$/);
		await see(`location.pathname === '/' && document.querySelectorAll('ul li a').length > 3`);
		await press(/ Sent$/, 'button');
		await see(`document.querySelector('ul[aria-label=Ledger] li')?.getAttribute('aria-setsize') ===
			document.querySelector('button[aria-pressed=true] b')?.innerText`);
		await press(/./, 'ul[aria-label=Ledger] a');
		await see(`document.querySelector('article canvas, article img')?.getBoundingClientRect().height > 50`);
		await picture('document');
		await open(browser, `${relay.url}/send`);
		await press(/^Check \d/);
		await read(/Right invoice, right customer/);
		await picture('check');
		await press(/^Go on to approval$/);
		await press(/^Try .* in the practice mailbox$/);
		await see(`location.pathname === '/outbox'`, 120_000);
		await read(/is done: \d+ accepted/, 120_000);
		await picture('outbox');
		if (await browser.read(`/new version/.test(document.body.innerText)`)) noted.push('told of a new version');
		const accepted = Number(await browser.read(`/is done: (\\d+) accepted/.exec(document.body.innerText)[1]`));
		await see(`navigator.serviceWorker.controller !== null`);
		await relay.stop();
		await open(browser, relay.url);
		await read(/Relay not reached/);
		await see(`document.querySelectorAll('ul[aria-label=Ledger] a').length > 3`);
		await picture('offline');
		return { accepted, faults: noted };
	} catch (error) {
		writeFileSync(join(values.out, `${name}-stuck.png`), await browser.picture());
		console.error(error);
		return { accepted: 0, faults: [...noted, String(error)] };
	} finally {
		await browser.close();
		await relay.stop();
	}
}

mkdirSync(values.out, { recursive: true });
const firefox = await mainJob('firefox');
const webkit = await mainJob('webkit');
console.log(JSON.stringify({ firefox, webkit }));
process.exitCode = [firefox, webkit].every((one) => one.accepted > 0 && one.faults.length === 0) ? 0 : 1;
