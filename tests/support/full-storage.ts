import type { Page } from '@playwright/test';

/** Room that a test's origin gets: enough for the app itself. Bytes. */
const room = 40_000_000;

/**
 * Limits the storage of a page's origin. To be called before anything is stored: Chromium asks for the limit seldom, and
 * goes on with what it was told.
 */
export async function limitStorage(page: Page, origin: string): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: room });
}

/** Fills what is left of the storage of a page's origin, down to the last bytes. */
export const fillStorage = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		const wish = indexedDB.open('ballast');
		wish.onupgradeneeded = () => wish.result.createObjectStore('bytes', { autoIncrement: true });
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			wish.onsuccess = () => resolve(wish.result);
			wish.onerror = () => reject(new Error('no ballast'));
		});
		const fits = (size: number) =>
			new Promise<boolean>((resolve) => {
				const transaction = db.transaction('bytes', 'readwrite');
				transaction.objectStore('bytes').put(crypto.getRandomValues(new Uint8Array(size)));
				transaction.oncomplete = () => resolve(true);
				transaction.onabort = () => resolve(false);
			});
		for (const size of [65_000, 8_000, 1_000, 100]) while (await fits(size));
		db.close();
	});

/** Gives the room back. */
export const emptyStorage = (page: Page): Promise<void> =>
	page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const wish = indexedDB.deleteDatabase('ballast');
				wish.onsuccess = () => resolve();
				wish.onerror = () => reject(new Error('the ballast stays'));
			})
	);
