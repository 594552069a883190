import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { anImported } from '#tests/support/builders.ts';
import { debtor, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { runImport } from '#ledger/imports.ts';
import { zipDocuments } from './save-as-zip.ts';

useLedger();

async function invoices(count: number): Promise<string[]> {
	await saveDebtor(debtor);
	const made = Array.from({ length: count }, (_, index) => anImported(debtor, `Ż${index}`));
	await runImport(planOf([], made), () => undefined);
	for (const invoice of made) await storeDocumentOf(invoice);
	return made.map(({ id }) => id);
}

const filesOf = async (archive: Blob | undefined) =>
	Object.fromEntries(
		Object.entries(unzipSync(new Uint8Array(await archive!.arrayBuffer()))).map(([name, bytes]) => [
			name,
			new TextDecoder().decode(bytes)
		])
	);

describe('documents as a ZIP file', () => {
	it('lie under their names, none over another, in the sub-folders asked for', async () => {
		const invoiceIds = await invoices(2);
		const { archives, zipped } = await zipDocuments({ invoiceIds, grouping: 'month', extent: 'alone' });
		expect(zipped.map(({ invoiceId }) => invoiceId)).toEqual(invoiceIds);
		expect(await filesOf(archives[0])).toEqual({
			'2026-11/a.pdf': 'document of Ż0',
			'2026-11/a (2).pdf': 'document of Ż1'
		});
	});

	it('are parted where one archive would hold more than other programs open', async () => {
		const invoiceIds = await invoices(5);
		const { archives } = await zipDocuments(
			{ invoiceIds, grouping: 'none', extent: 'alone' },
			{ files: 2, bytes: 1_000_000 }
		);
		const names = await Promise.all(archives.map(async (archive) => Object.keys(await filesOf(archive)).length));
		expect(names).toEqual([2, 2, 1]);
		const bySize = await zipDocuments({ invoiceIds, grouping: 'none', extent: 'alone' }, { files: 100, bytes: 20 });
		expect(bySize.archives).toHaveLength(5);
	});

	it('are left out where there are none, and counted', async () => {
		const [first = ''] = await invoices(1);
		const {
			zipped,
			invoices: done,
			without
		} = await zipDocuments({
			invoiceIds: [first, 'unknown'],
			grouping: 'none',
			extent: 'alone'
		});
		expect([zipped.length, done, without]).toEqual([1, 1, 1]);
	});
});
