import { expect, it } from 'vitest';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { existingFor, runImport } from '#ledger/imports.ts';
import { backedUp, loseLedger, passphrase } from '#tests/support/backup.ts';
import { anImported } from '#tests/support/builders.ts';
import { debtor, issuer, planOf, useLedger } from '#tests/support/ledger.ts';
import { restoreBackup } from './restore.ts';

useLedger();

it('a backup made while an import is written gives back what was there before it, so that its file can come again', async () => {
	await saveDebtor(debtor);
	await runImport(planOf([], [anImported(debtor, 'F1')]), () => undefined);
	const stopped = runImport(planOf([], [anImported(debtor, 'F2')]), () => {
		throw new Error('closed');
	});
	await expect(stopped).rejects.toThrow('closed');
	const file = await backedUp();

	await loseLedger();
	expect(await restoreBackup({ file, passphrase })).toMatchObject({ ok: true, value: { invoices: 1 } });
	expect(await db.imports.count()).toBe(1);
	expect([...(await existingFor(issuer.id)).invoices.keys()]).toEqual(['F1']);
});
