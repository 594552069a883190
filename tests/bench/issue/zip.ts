import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { saveDocuments } from '#tests/support/person/documents.ts';
import { memoryOf } from './memory.ts';

/** What saving all documents of the ledger as a ZIP file took. */
export interface ZipRun {
	files: number;
	seconds: number;
	/** Megabytes of the page's process before, and the most while it was made. */
	before: number;
	most: number;
}

/** Saves all documents as a person would, and watches the memory of the page. */
export async function zipAll(browser: Browser, page: Page): Promise<ZipRun> {
	const before = await memoryOf(browser);
	const start = performance.now();
	let most = before;
	let isDone = false;
	const saving = saveDocuments(page, 600_000).finally(() => (isDone = true));
	while (!isDone) {
		most = Math.max(most, await memoryOf(browser));
		await wait(100);
	}
	const files = Object.keys(await saving).length;
	return { files, seconds: Math.round((performance.now() - start) / 100) / 10, before, most };
}
