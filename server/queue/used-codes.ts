import type { Device } from './devices.ts';
import { writerOf } from './ledger-writers.ts';
import type { Writer } from './schema.ts';

/** The code that paired a device last; at most one row. */
export interface UsedCodeRow {
	code_sha256: string;
	device_id: string;
	expires_at: string;
}

/** Keeps the code that a device has used up until it would have run out, for that device alone. */
export async function keepUsedCode(tx: Writer, row: UsedCodeRow): Promise<void> {
	await forgetUsedCode(tx);
	await tx.insertInto('used_code').values(row).execute();
}

/** Ends what a used code is still good for. */
export const forgetUsedCode = async (tx: Writer): Promise<unknown> => tx.deleteFrom('used_code').execute();

/**
 * Whether a paired device shows its own code again, with the key of its ledger: the answer to its pairing, and with it
 * its token, never reached its disk. What it says is compared only after the key, which nobody guesses.
 */
export async function showsUsedCode(
	tx: Writer,
	device: Device,
	{ codeSha256, keySha256 }: { codeSha256: string; keySha256: string | null },
	now: string
): Promise<boolean> {
	const writer = await writerOf(tx, device.ledgerId);
	if (device.revokedAt !== null || keySha256 === null || writer?.key_sha256 !== keySha256) return false;
	const used = await tx.selectFrom('used_code').selectAll().where('device_id', '=', device.id).executeTakeFirst();
	return used !== undefined && used.expires_at > now && used.code_sha256 === codeSha256;
}
