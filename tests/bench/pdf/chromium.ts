import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '#tests/support/chromium.ts';
import type { Content } from './content.ts';
import { htmlOf } from './markup.ts';

/** Chromium that is running and prints pages; its fonts come with each page. */
export interface Printer {
	print(content: Content): Promise<void>;
	close(): Promise<void>;
}

const asData = (file: string): string => `data:font/ttf;base64,${readFileSync(file, 'base64')}`;

/** Starts Chromium. */
export async function openPrinter(fonts: { regularFile: string; boldFile: string }): Promise<Printer> {
	const browser = await chromium.launch(launchOptions);
	const page = await browser.newPage();
	const addresses = { regular: asData(fonts.regularFile), bold: asData(fonts.boldFile) };
	return {
		async print(content) {
			await page.setContent(htmlOf(content, addresses));
			await page.pdf({ format: 'A4', printBackground: true });
		},
		close: () => browser.close()
	};
}
