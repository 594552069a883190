import { expect, type Page } from '@playwright/test';

/** The folder that the browser's dialog would answer with: a real one, in the browser's own storage. */
export const folderName = 'Facturen';

/** From the next page on, the dialog for choosing a folder answers at once. Everything behind it is the browser's own. */
export async function chooseByItself(page: Page): Promise<void> {
	await page.addInitScript((name) => {
		Object.assign(globalThis, {
			showDirectoryPicker: async () =>
				(await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
		});
	}, folderName);
}

/** The files of the folder by their paths, each as SHA-256 of its bytes. */
export const filesInFolder = (page: Page): Promise<Record<string, string>> =>
	page.evaluate(async (name) => {
		const files: Record<string, string> = {};
		async function read(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
			for await (const [entry, handle] of folder.entries()) {
				if (handle.kind === 'directory') await read(handle, `${path}${entry}/`);
				else files[path + entry] = await digest(await handle.getFile());
			}
		}
		async function digest(file: File): Promise<string> {
			const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
			return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
		}
		await read(await (await navigator.storage.getDirectory()).getDirectoryHandle(name), '');
		return files;
	}, folderName);

/** Another program writes into the folder. */
export const writeIntoFolder = (page: Page, path: string, text: string): Promise<void> =>
	page.evaluate(
		async ([name, at, content]) => {
			let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name!);
			const [file = '', subFolder] = at!.split('/').toReversed();
			if (subFolder) folder = await folder.getDirectoryHandle(subFolder, { create: true });
			const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
			await stream.write(content!);
			await stream.close();
		},
		[folderName, path, text]
	);

/** Another program deletes the folder with all that lies in it. */
export const deleteFolder = (page: Page): Promise<void> =>
	page.evaluate(
		async (name) => (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true }),
		folderName
	);

/** Saves all documents of the ledger into the folder, as the person who ticks everything. */
export async function saveIntoFolder(page: Page): Promise<void> {
	await page.goto(new URL('/', page.url()).href);
	await page.getByLabel('Tick all shown').check();
	await page.getByRole('button', { name: 'More …' }).click();
	await page.getByRole('button', { name: 'Save as PDF files' }).click();
	await expect(page.getByRole('dialog')).toContainText(`into the folder “${folderName}”`);
	await page.getByRole('button', { name: 'Save into the folder' }).click();
}
