import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';
import { until } from '#tests/support/until.ts';

/** A browser on a profile, as a process group of its own. */
export interface OwnBrowser {
	page: Page;
	/** Shuts it in order: what the browser itself writes only now and then, such as its list of origins, is on disk afterwards. */
	close: () => Promise<void>;
	/** Kills the browser with all its processes, so that none can clean up, and waits for its end; one that has ended stays so. */
	kill: () => Promise<void>;
}

/** Starts a browser on a profile that may be left over from one that was killed. */
export async function startOwnBrowser(profile: string): Promise<OwnBrowser> {
	const portFile = join(profile, 'DevToolsActivePort');
	await rm(portFile, { force: true });
	const words = ['--headless=new', '--remote-debugging-port=0', '--lang=en-GB', '--window-size=1180,900'];
	const path = launchOptions.executablePath ?? chromium.executablePath();
	const leader = spawn(path, [...launchOptions.args, ...words, `--user-data-dir=${profile}`, 'about:blank'], {
		detached: true,
		stdio: 'ignore'
	});
	const written = await until(
		() => readFile(portFile, 'utf8').catch(() => ''),
		(text) => text.includes('\n'),
		60_000
	);
	const browser = await chromium.connectOverCDP(`http://127.0.0.1:${written.split('\n')[0]}`);
	const page = browser.contexts()[0]!.pages()[0]!;
	page.setDefaultTimeout(60_000);
	const exit = once(leader, 'exit');
	return {
		page,
		async close() {
			const session = await browser.newBrowserCDPSession();
			await session.send('Browser.close');
			await exit;
		},
		async kill() {
			if (leader.exitCode !== null || leader.signalCode !== null) return;
			process.kill(-leader.pid!, 'SIGKILL');
			await exit;
		}
	};
}
