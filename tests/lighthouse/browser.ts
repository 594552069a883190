import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';

/** Chromium on a profile, steered over a port of its own. */
export interface RunningChromium {
	port: number;
	stop(): Promise<void>;
}

/** Starts Chromium without windows on a profile; as a person's own browser, with no page steered from elsewhere. */
export async function startChromium(profile: string): Promise<RunningChromium> {
	const file = join(profile, 'DevToolsActivePort');
	rmSync(file, { force: true });
	const path = launchOptions.executablePath ?? chromium.executablePath();
	const child = spawn(
		path,
		[...launchOptions.args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
		{ stdio: 'ignore' }
	);
	const ended = once(child, 'exit');
	const portOf = () => (existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0);
	while (portOf() === 0) {
		if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`);
		await sleep(50);
	}
	return {
		port: portOf(),
		async stop() {
			child.kill();
			await ended;
		}
	};
}
