import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Screen } from '#tests/support/person/screens.ts';
import type { Words } from '#tests/support/person/words.ts';

const sizes = [
	{ width: 390, height: 844 },
	{ width: 820, height: 1180 },
	{ width: 1180, height: 820 },
	{ width: 1440, height: 900 }
];
const schemes = ['light', 'dark'] as const;

/** Whether every document in sight has ink on its first page. */
function pagesAreDrawn(): boolean {
	const hasInk = (canvas: HTMLCanvasElement): boolean => {
		const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
		return pixels.some((value, at) => at % 4 !== 3 && value < 128 && pixels[at + 3 - (at % 4)]! > 0);
	};
	const shown = [...document.querySelectorAll('canvas')].filter(
		(canvas) => canvas.checkVisibility() && canvas.width > 0
	);
	return shown.every(hasInk);
}

/** How the pictures went. */
export interface Roll {
	pictures: number;
	screens: number;
	/** Screens that were not reached, with the size. */
	missed: string[];
	/** Screens that are wider than their window, with the size. */
	wide: string[];
}

/** Takes pictures into a folder, and counts them. */
export interface Camera {
	roll: Roll;
	/** Takes each screen at each size, in light and in dark. */
	take: (page: Page, words: Words, screens: readonly Screen[]) => Promise<void>;
}

/** A camera that writes into `folder`, and leaves out all screens but those of `only`, where it names any. */
export async function cameraFor(folder: string, only: readonly string[]): Promise<Camera> {
	await mkdir(folder, { recursive: true });
	const roll: Roll = { pictures: 0, screens: 0, missed: [], wide: [] };

	async function shoot(page: Page, name: string): Promise<void> {
		const over = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		if (over) roll.wide.push(name);
		for (const colorScheme of schemes) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
			roll.pictures += 1;
		}
	}

	/** The second try is for a machine that was busy with other things. */
	async function openStill(page: Page, words: Words, screen: Screen): Promise<void> {
		await screen.open(page, words).catch(() => screen.open(page, words));
		await expect(page.locator('.busy:not(button *)').filter({ visible: true })).toHaveCount(0, { timeout: 20_000 });
		await page.waitForFunction(pagesAreDrawn, undefined, { timeout: 20_000 });
	}

	async function take(page: Page, words: Words, screen: Screen): Promise<void> {
		for (const size of sizes) {
			const name = `${screen.name}-${size.width}x${size.height}`;
			await page.setViewportSize(size);
			try {
				await openStill(page, words, screen);
				await shoot(page, name);
			} catch (error) {
				roll.missed.push(name);
				console.error(`${name}: ${String(error)}`);
			}
		}
		roll.screens += 1;
	}

	return {
		roll,
		async take(page, words, screens) {
			const wanted = screens.filter(({ name }) => only.length === 0 || only.includes(name));
			for (const screen of wanted) await take(page, words, screen);
		}
	};
}
