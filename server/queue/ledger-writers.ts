import type { Device } from './devices.ts';
import type { Pulling } from './receipts.ts';
import type { Store, Writer } from './schema.ts';

/** Which device of a ledger may send, and the hash of the key that proves a ledger after a restore. */
export interface LedgerWriterRow {
	ledger_id: string;
	/** SHA-256 of the ledger's key; null where no device has told it yet. */
	key_sha256: string | null;
	/** Null until a device has made itself known. */
	device_id: string | null;
	since: string;
}

/** The writer of a ledger as far as it is known. */
export const writerOf = (store: Store | Writer, ledgerId: string): Promise<LedgerWriterRow | undefined> =>
	store.selectFrom('ledger_writer').selectAll().where('ledger_id', '=', ledgerId).executeTakeFirst();

/** Whether another device has taken this one's ledger over: it may read receipts then, and send nothing. */
export async function isReplaced(store: Store | Writer, { id, ledgerId }: Pick<Device, 'id' | 'ledgerId'>) {
	const writer = await writerOf(store, ledgerId);
	return writer?.device_id !== undefined && writer.device_id !== null && writer.device_id !== id;
}

/** As what a device pulls what became known to its ledger. */
export const pullingAs = async (store: Store, device: Pick<Device, 'id' | 'ledgerId'>): Promise<Pulling> =>
	(await isReplaced(store, device)) ? 'replaced' : 'writer';

/** Makes a device the one that sends for its ledger. The key, once told, stays. */
export async function makeWriter(
	writer: Writer,
	{ id, ledgerId }: Pick<Device, 'id' | 'ledgerId'>,
	keySha256: string | null,
	at: string
): Promise<void> {
	const known = await writerOf(writer, ledgerId);
	const values = {
		key_sha256: known?.key_sha256 ?? keySha256,
		device_id: id,
		since: known?.device_id === id ? known.since : at
	};
	await writer
		.insertInto('ledger_writer')
		.values({ ledger_id: ledgerId, ...values })
		.onConflict((conflict) => conflict.column('ledger_id').doUpdateSet(values))
		.execute();
}

/** Whether a ledger is for a device to have: by its key, or, where none was told or shown, as the only one that has it. */
export function mayHave(
	writer: LedgerWriterRow | undefined,
	keySha256: string | null,
	{ isOwn, hasOthers }: { isOwn: boolean; hasOthers: boolean }
): boolean {
	const known = writer?.key_sha256 ?? null;
	if (known !== null && keySha256 !== null) return known === keySha256;
	return (known === null || isOwn) && !hasOthers;
}
