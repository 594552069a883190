import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { digestText } from '#domain/digest.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { runImport } from '#ledger/imports.ts';
import { backedUp, passphrase } from '#tests/support/backup.ts';
import { anImported } from '#tests/support/builders.ts';
import { debtor, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';

useLedger();

const hasCommands = ['age', 'script', 'tar'].every((command) => spawnSync(command, ['--version']).status === 0);

it.runIf(hasCommands)('a backup is opened by the commands age and tar, and read without this program', async () => {
	const invoice = anImported(debtor, 'F2026-17');
	await saveDebtor(debtor);
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	const cwd = mkdtempSync(join(tmpdir(), 'facturier-age-'));
	writeFileSync(join(cwd, 'backup.tar.age'), new Uint8Array(await (await backedUp()).arrayBuffer()));

	// age asks a terminal for the passphrase; script gives it one
	const command = ['-qec', 'age -d -o backup.tar backup.tar.age', '/dev/null'];
	expect(spawnSync('script', command, { cwd, input: `${passphrase}\n` }).status).toBe(0);
	execFileSync('tar', ['-xf', 'backup.tar'], { cwd });

	const document = readFileSync(join(cwd, 'documents', digestText('document of F2026-17')), 'utf8');
	expect(document).toBe('document of F2026-17');
	const lines = gunzipSync(readFileSync(join(cwd, 'tables/invoices/0001.jsonl.gz'))).toString();
	expect(
		lines
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as unknown)
	).toMatchObject([{ number: 'F2026-17' }]);
});
