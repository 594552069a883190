import { v7 as uuid } from 'uuid';
import { err, ok, type Result } from '#domain/result.ts';
import { sealAllWaiting } from '#ledger/batches.ts';
import { db } from '#ledger/db.ts';
import { noRelay } from '#ledger/device.ts';
import { isEmptyLedger } from '#ledger/empty.ts';
import { dropInterruptedImports } from '#ledger/hidden.ts';
import { commitIf } from '#ledger/journal.ts';
import type { DeviceRow } from '#ledger/device-row.ts';
import { lockAllSeries } from '#ledger/series.ts';
import { openArchive, type ArchiveError } from './archive-reader.ts';
import { faultOf, type Fault } from './check.ts';
import { gather, gathered, rowsOf, startGathering, type Contents, type ContentsError } from './contents.ts';
import { keepLastBackup } from './last-backup.ts';

/** Why a backup is not restored. Nothing has changed then. */
export type RestoreError =
	ArchiveError | ContentsError | { type: 'NotEmpty' } | { type: 'NoRoom' } | { type: 'Unsound'; fault: Fault };

/** What was restored. */
export interface Restored {
	/** ISO time of the moment that the backup holds. */
	madeAt: string;
	invoices: number;
	documents: number;
	/** Gross of all invoices, in cents. */
	gross: number;
	/** Documents that were gone when the backup was made. */
	missing: number;
}

/** What a person gives to restore from. */
export interface RestoreInput {
	file: File;
	passphrase: string;
	/** The share that is read, 0 to 1. */
	onProgress?: (share: number) => void;
}

/** Settings that hold for a device and not for its ledger: those of the backup stay behind. */
const ofTheDevice = ['app-installed', 'pin', 'settled-place'];

/** The most bytes of documents that are written at a time. */
const batchBytes = 4_000_000;

/**
 * Restores a ledger on an empty device. Documents are stored as they come, where nothing shows them yet; all else is
 * checked first and then written in one transaction. What was being imported when the backup was made is left out.
 */
export async function restoreBackup(input: RestoreInput): Promise<Result<Restored, RestoreError>> {
	if (!(await isEmptyLedger())) return err({ type: 'NotEmpty' });
	const restored = await restoreInto(input).catch(noRoom);
	if (restored.ok) await dropInterruptedImports();
	if (!restored.ok && restored.error.type !== 'NotEmpty') await db.documentBytes.clear();
	return restored;
}

async function restoreInto(input: RestoreInput): Promise<Result<Restored, RestoreError>> {
	await db.documentBytes.clear();
	const contents = await readContents(input);
	if (!contents.ok) return contents;
	const fault = faultOf(contents.value);
	if (fault) return err({ type: 'Unsound', fault });
	return putInPlace(contents.value, input.file);
}

async function readContents({ file, passphrase, onProgress }: RestoreInput): Promise<Result<Contents, RestoreError>> {
	const archive = await openArchive(file, passphrase);
	if (!archive.ok) return archive;
	const into = startGathering();
	let read = 0;
	let documents: { sha256: string; bytes: ArrayBuffer }[] = [];
	let held = 0;
	const store = async () => {
		await db.documentBytes.bulkPut(documents);
		documents = [];
		held = 0;
		onProgress?.(Math.min(1, read / file.size));
	};
	for await (const entry of archive.value) {
		if (!entry.ok) return entry;
		const { bytes } = entry.value;
		const taken = gather(into, entry.value);
		if (!taken.ok) return taken;
		read += bytes.length;
		if (taken.value.type !== 'document') continue;
		documents.push({ sha256: taken.value.sha256, bytes: bytes.buffer });
		if ((held += bytes.length) > batchBytes) await store();
	}
	await store();
	const contents = gathered(into);
	return contents ? ok(contents) : err({ type: 'Damaged' });
}

/** Writes all rows, takes a new device id and locks the series, as the first entry of a new chain. */
async function putInPlace(contents: Contents, file: File): Promise<Result<Restored, RestoreError>> {
	const { manifest, summary } = contents;
	const { deviceId: from, seq, head, madeAt } = manifest;
	const id = uuid();
	const restored = await commitIf<null, RestoreError>(
		() => ({ type: 'ledger.restored', ids: [id], payload: { from, seq, head, madeAt } }),
		async () => {
			if (!(await isEmptyLedger())) return err({ type: 'NotEmpty' });
			const own = (await db.settings.bulkGet(ofTheDevice)).filter((row) => row !== undefined);
			for (const table of db.tables) if (table.name !== 'documentBytes') await table.clear();
			for (const part of contents.parts) await db.table(part.table).bulkAdd(rowsOf(contents, part)!);
			await db.settings.bulkDelete(ofTheDevice);
			await db.settings.bulkPut(own);
			await db.device.toCollection().modify((row: DeviceRow) => {
				Object.assign(row, { id, seq: 0, relay: noRelay } satisfies Partial<DeviceRow>);
			});
			await lockAllSeries();
			await sealAllWaiting();
			return ok(null);
		}
	);
	if (!restored.ok) return restored;
	await keepLastBackup({ at: madeAt, fileName: file.name, size: file.size, deviceId: id, seq: 1 });
	const { count: invoices, gross } = summary.invoices;
	return ok({ madeAt, invoices, gross, documents: summary.documents.count, missing: summary.missing.length });
}

/** A full disk is expected; what else goes wrong is a bug. */
function noRoom(error: unknown): Result<never, RestoreError> {
	const names = [error, (error as { inner?: unknown }).inner].map((one) => (one instanceof Error ? one.name : ''));
	if (names.includes('QuotaExceededError')) return err({ type: 'NoRoom' });
	throw error;
}
