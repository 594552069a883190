import { bytesOf } from '#ledger/documents.ts';
import { download } from '#pdf/download.ts';
import { openPdf, type OpenPdf } from '#pdf/preview.ts';

/** Opens a file that travels with a mail, for showing; null where its bytes are no longer on this device. */
export async function openTravelling(sha256: string): Promise<OpenPdf | null> {
	const bytes = await bytesOf(sha256);
	return bytes && (await openPdf(bytes));
}

/** Saves a file that travels with a mail under the name by which it travels. */
export async function saveTravelling({ sha256, fileName }: { sha256: string; fileName: string }): Promise<void> {
	const bytes = await bytesOf(sha256);
	if (bytes) download(bytes, fileName);
}
