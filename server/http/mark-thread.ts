import { parentPort } from 'node:worker_threads';
import { PDFDocument } from '@cantoo/pdf-lib';

async function keywordsOf(bytes: Uint8Array): Promise<string | null> {
	try {
		const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
		return document.getKeywords() ?? '';
	} catch {
		return null;
	}
}

parentPort?.on('message', (bytes: Uint8Array) => {
	void keywordsOf(bytes).then((keywords) => parentPort?.postMessage(keywords));
});
