import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tools = ['pdftotext', 'pdffonts', 'qpdf'] as const;
const isThere = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

/** The independent readers (poppler-utils, qpdf) that are not on this machine. */
export const missingTools: string[] = tools.filter((tool) => !isThere(tool));

/** What a tool prints of a PDF; fails where the tool does. */
export function read(tool: (typeof tools)[number], bytes: ArrayBuffer, ...options: string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-pdf-'));
	try {
		const file = join(folder, 'document.pdf');
		writeFileSync(file, new Uint8Array(bytes));
		const output = tool === 'pdftotext' ? ['-'] : [];
		return execFileSync(tool, [...options, file, ...output], { encoding: 'utf8' });
	} finally {
		rmSync(folder, { recursive: true });
	}
}
