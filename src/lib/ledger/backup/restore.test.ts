import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkOf, verifyChain } from '#domain/journal.ts';
import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import type { DeviceRow } from '#ledger/device-row.ts';
import { countLocked } from '#ledger/series.ts';
import { loadSamples } from '#ledger/samples.ts';
import { backedUp, ledgerFigures, loseLedger, passphrase } from '#tests/support/backup.ts';
import { anIssuer } from '#tests/support/builders.ts';
import { restoreBackup } from './restore.ts';

/** A backup of the sample ledger, and what that ledger was. */
let file: File;
let before: Awaited<ReturnType<typeof ledgerFigures>>;
let old: DeviceRow;

beforeAll(async () => {
	await loadSamples('2026-11-20T09:00:00.000Z');
	file = await backedUp();
	before = await ledgerFigures();
	old = await thisDevice();
});
beforeEach(loseLedger);

const restore = (file: File, phrase = passphrase) => restoreBackup({ file, passphrase: phrase });

/** A file whose bytes were changed. */
async function changed(file: File, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Promise<File> {
	return new File([change(new Uint8Array(await file.arrayBuffer()))], file.name);
}

const everything = async () => Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]));

describe('a backup', () => {
	it('gives back the ledger, on a new chain that names the old head, with its series locked', async () => {
		expect(await restore(file)).toMatchObject({ ok: true, value: { missing: 0 } });
		expect(await ledgerFigures()).toEqual(before);
		const device = await thisDevice();
		expect(device).toMatchObject({ ledgerId: old.ledgerId, ledgerKey: old.ledgerKey, seq: 1 });
		expect(device.id).not.toBe(old.id);
		const first = (await db.journal.get([device.id, 1]))!;
		expect(first).toMatchObject({ prev: old.head, type: 'ledger.restored' });
		expect(linkOf(first)).toBe(device.head);
		expect(first.time > old.time).toBe(true);
		const chain = await db.journal.where('[deviceId+seq]').between([old.id, 0], [old.id, Infinity]).toArray();
		expect(verifyChain(chain)).toEqual({ ok: true, value: old.head });
		expect(await countLocked()).toBe(await db.series.count());
	});

	it('is refused where there is a ledger already, which stays as it is', async () => {
		await saveIssuer(anIssuer());
		const now = await everything();
		expect(await restore(file)).toEqual({ ok: false, error: { type: 'NotEmpty' } });
		expect(await everything()).toEqual(now);
	});
});

describe('refused, with nothing changed,', () => {
	it.each([
		['with another passphrase', (file: File) => restore(file, 'another one altogether'), 'WrongPassphrase'],
		['what is no backup', () => restore(new File(['a;b;c\n'], 'debtors.csv')), 'NotABackup'],
		['an empty file', () => restore(new File([], 'a.age')), 'NotABackup'],
		[
			'a file that lacks its end',
			async (file: File) => restore(await changed(file, (all) => all.slice(0, -1))),
			'Damaged'
		],
		['a file that lacks its last part', async (file: File) => restore(await changed(file, lacksPart)), 'Damaged'],
		['a file with a byte more', async (file: File) => restore(await changed(file, longer)), 'Damaged']
	])('is %s', async (_, act, type) => {
		const now = await everything();
		expect(await act(file)).toMatchObject({ ok: false, error: { type } });
		expect(await everything()).toEqual(now);
	});

	it('is a file with one changed byte, wherever it is', async () => {
		const now = await everything();
		for (let tenth = 0; tenth <= 10; tenth++) {
			const at = Math.min(file.size - 1, Math.floor((file.size * tenth) / 10));
			const flipped = await changed(file, (all) => all.with(at, all[at]! ^ 1));
			expect(await restore(flipped)).toMatchObject({ ok: false });
			expect(await everything()).toEqual(now);
		}
	});
});

const lacksPart = (all: Uint8Array<ArrayBuffer>) => all.slice(0, all.length - (all.length % 65_552));
const longer = (all: Uint8Array<ArrayBuffer>) => new Uint8Array([...all, 0]);
