import type { Sha256 } from '#domain/digest.ts';
import { fileSettings } from '#ledger/file-settings.ts';
import { copiesOfSent, recordCopy } from '#ledger/saved-files.ts';
import { chosenFolder, folderAccess } from './folder.ts';

/**
 * Takes the copies of sent invoices out of the folder, where that was chosen and the browser lets this program in. Only
 * a file that is byte for byte what was written goes; the ledger's own document stays. Answers how many went.
 */
export async function removeSentCopies(): Promise<number> {
	const { removeSent } = await fileSettings();
	const folder = removeSent ? await chosenFolder() : null;
	if (!folder || (await folderAccess(folder)) !== 'granted') return 0;
	return navigator.locks.request('facturier-folder', async () => {
		let removed = 0;
		for (const { id, path, sha256 } of await copiesOfSent(folder.id)) {
			const became = await removeCopy(folder.handle, path, sha256);
			await recordCopy(id, became);
			if (became === 'removed') removed += 1;
		}
		return removed;
	});
}

async function removeCopy(
	root: FileSystemDirectoryHandle,
	path: string,
	sha256: Sha256
): Promise<'removed' | 'gone' | 'changed'> {
	const [name = '', subFolder] = path.split('/').toReversed();
	try {
		const folder = subFolder ? await root.getDirectoryHandle(subFolder) : root;
		const file = await folder.getFileHandle(name).then((handle) => handle.getFile());
		if ((await digestOf(await file.arrayBuffer())) !== sha256) return 'changed';
		await folder.removeEntry(name);
		return 'removed';
	} catch (error) {
		if (error instanceof DOMException && error.name === 'NotFoundError') return 'gone';
		throw error;
	}
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
