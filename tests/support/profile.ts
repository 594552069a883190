import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { launchOptions } from './chromium.ts';

/** A new folder for a browser profile, which outlives the browser. */
export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'facturier-profile-'));

/** Starts the browser on a profile, as a person who opens it in the morning; `close()` shuts all of it. */
export const openBrowser = (profile: string): Promise<BrowserContext> =>
	chromium.launchPersistentContext(profile, {
		...launchOptions,
		locale: 'en-GB',
		viewport: { width: 1180, height: 820 }
	});
