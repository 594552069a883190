import { db } from '#ledger/db.ts';
import { readSetting, writeSetting } from '#ledger/settings.ts';

/** The last backup of this ledger. */
export interface LastBackup {
	/** ISO time of the moment that it holds. */
	at: string;
	fileName: string;
	/** Bytes. */
	size: number;
	/** Where the chain stood. */
	deviceId: string;
	seq: number;
}

/** The setting that holds it. */
export const lastBackupKey = 'last-backup';

/** Days after which a ledger that has changed wants a new backup. */
const goodDays = 7;

/** Remembers a backup that was saved. */
export const keepLastBackup = (backup: LastBackup): Promise<void> => writeSetting(lastBackupKey, backup);

/** How a ledger stands with its backups. */
export interface BackupState {
	last: LastBackup | null;
	/** Changes that no backup holds. */
	changes: number;
	/** Whether it is time for another one. */
	due: boolean;
}

/** The last backup and what has changed since; `now` in milliseconds since 1970. */
export async function backupState(now: number): Promise<BackupState> {
	const last = await readSetting<LastBackup | null>(lastBackupKey, null);
	const device = await db.device.get('device');
	const seq = device?.seq ?? 0;
	const changes = last && last.deviceId === device?.id ? seq - last.seq : seq;
	const old = last === null || now - Date.parse(last.at) > goodDays * 86_400_000;
	return { last, changes, due: old && changes > 0 };
}
