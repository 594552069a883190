import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { read } from '#tests/pdf/tools.ts';

/** The print job that the screen has prepared, as a person saves it. */
export async function savedJob(page: Page): Promise<ArrayBuffer> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save as PDF' }).click()
	]);
	return new Uint8Array(await readFile(await download.path())).buffer;
}

/** The words on each page of a job. */
export const pagesOf = (pdf: ArrayBuffer): string[] => read('pdftotext', pdf, '-layout').split('\f').slice(0, -1);

/** Which invoice each page of a job belongs to, `F1`; empty where none is named. */
export const numbersOn = (pdf: ArrayBuffer): string[] => pagesOf(pdf).map((page) => /\bF\d+\b/.exec(page)?.[0] ?? '');
