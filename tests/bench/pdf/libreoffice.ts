import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Content } from './content.ts';
import { openDocumentOf } from './markup.ts';

/** LibreOffice that converts many documents by one command, as a program of letters would. */
export interface Converter {
	convert(content: Content, documents: number): Promise<void>;
	close(): void;
}

/** Prepares a profile and folders of its own. */
export function openConverter(): Converter {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-office-'));
	const [from, to] = [join(folder, 'from'), join(folder, 'to')];
	const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
	return {
		async convert(content, documents) {
			for (const place of [from, to]) {
				rmSync(place, { recursive: true, force: true });
				mkdirSync(place);
			}
			const text = openDocumentOf(content);
			const files = Array.from({ length: documents }, (_, index) => join(from, `${index}.fodt`));
			for (const file of files) writeFileSync(file, text);
			const words = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', to, ...files];
			await promisify(execFile)('soffice', words);
			if (readdirSync(to).length !== documents) throw new Error('LibreOffice made fewer documents than asked');
		},
		close: () => rmSync(folder, { recursive: true, force: true })
	};
}
