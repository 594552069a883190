import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { launchOptions } from './chromium.ts';

/** Whether this machine has the tool by which a browser is told whom to trust. */
export const canTrust = (): boolean => spawnSync('certutil', ['--help']).error === undefined;

/** A person's browser that trusts one authority more than others do, and finds a name on this machine. */
export interface TrustingBrowser {
	/** Starts it, with all that it kept from the last time. */
	open: () => Promise<BrowserContext>;
}

/** Makes such a browser with a profile and a store of certificates of its own. */
export function trustingBrowser(authority: string, name: string): TrustingBrowser {
	const home = mkdtempSync(join(tmpdir(), 'facturier-home-'));
	const store = join(home, '.pki', 'nssdb');
	mkdirSync(store, { recursive: true });
	writeFileSync(join(home, 'authority.crt'), authority);
	const certutil = (...words: string[]) => execFileSync('certutil', ['-d', `sql:${store}`, ...words]);
	certutil('-N', '--empty-password');
	certutil('-A', '-t', 'C,,', '-n', 'Facturier', '-i', join(home, 'authority.crt'));
	return {
		open: () =>
			chromium.launchPersistentContext(join(home, 'profile'), {
				...launchOptions,
				args: [...launchOptions.args, `--host-resolver-rules=MAP ${name} 127.0.0.1`],
				env: { ...process.env, HOME: home },
				locale: 'en-GB',
				viewport: { width: 1180, height: 820 }
			})
	};
}
