import { beforeEach, expect, it } from 'vitest';
import { saveDebtor } from '#ledger/debtors.ts';
import { issueDraft, saveDraft } from '#ledger/drafts.ts';
import { isEmptyLedger } from '#ledger/empty.ts';
import { backedUp, loseLedger, passphrase, rewrite } from '#tests/support/backup.ts';
import { aDraft } from '#tests/support/builders.ts';
import { debtor, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { restoreBackup } from './restore.ts';
import type { Snapshot } from './snapshot.ts';

useLedger();

beforeEach(async () => {
	await saveDebtor(debtor);
	const draft = aDraft(debtor);
	await saveDraft(draft);
	const issued = await issueDraft(draft.id, '2026-11-20');
	if (issued.ok) await storeDocumentOf(issued.value);
});

const unsound = (fault: string) => ({ type: 'Unsound', fault });

const spoilt: [string, (snapshot: Snapshot) => void, object][] = [
	[
		'rows are missing',
		({ parts }) =>
			void parts.splice(
				parts.findIndex(({ table }) => table === 'debtors'),
				1
			),
		unsound('rows')
	],
	['an entry of the journal is missing', (all) => rewrite(all, 'journal', (rows) => rows.slice(1)), unsound('chain')],
	[
		'an entry says something else',
		(all) => rewrite(all, 'journal', change({ type: 'invoice.held' })),
		unsound('chain')
	],
	['the last entry is missing', (all) => rewrite(all, 'journal', (rows) => rows.slice(0, -1)), unsound('chain')],
	['a payload says something else', (all) => rewrite(all, 'payloads', change({ payload: '{}' })), unsound('chain')],
	['the device is another', (all) => rewrite(all, 'device', change({ seq: 1 })), unsound('chain')],
	['a document is missing', ({ documents }) => void documents.pop(), unsound('documents')],
	['a document has another size', (all) => rewrite(all, 'documents', change({ size: 1 })), unsound('documents')],
	[
		'an invoice has no document of its own',
		(all) => rewrite(all, 'documents', change({ id: 'x' })),
		unsound('documents')
	],
	['a counter is wrong', (all) => rewrite(all, 'counters', change({ count: 7 })), unsound('sums')],
	['the sum of the invoices is wrong', ({ summary }) => void (summary.invoices.gross += 1), unsound('sums')],
	['its format is newer', ({ manifest }) => void (manifest.version += 1), { type: 'Newer' }],
	['its tables are newer', ({ manifest }) => void (manifest.schema += 1), { type: 'Newer' }],
	[
		'it holds a table of a newer version',
		({ parts }) => void (parts[0]!.name = 'tables/stars/0001.jsonl.gz'),
		{ type: 'Newer' }
	]
];

function change(values: Record<string, unknown>) {
	return ([first, ...rest]: Record<string, unknown>[]) => [{ ...first, ...values }, ...rest];
}

it.each(spoilt)('a backup is refused where %s', async (_, spoil, error) => {
	const file = await backedUp(spoil);
	await loseLedger();
	expect(await restoreBackup({ file, passphrase })).toEqual({ ok: false, error });
	expect(await isEmptyLedger()).toBe(true);
});
