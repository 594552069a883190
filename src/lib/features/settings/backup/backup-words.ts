import type { BackupFailure } from '#ledger/backup/client.ts';
import type { Fault } from '#ledger/backup/check.ts';
import type { RestoreError } from '#ledger/backup/restore.ts';
import type { Durability } from '#ledger/durable.ts';
import { m } from '#ui/paraglide/messages.js';

/** Why no backup was made or none was restored, in words. */
export function backupErrorWords(error: RestoreError | BackupFailure): string {
	switch (error.type) {
		case 'NotABackup':
			return m.backup_error_not_a_backup();
		case 'WrongPassphrase':
			return m.backup_error_passphrase();
		case 'Damaged':
			return m.backup_error_damaged();
		case 'Newer':
			return m.backup_error_newer();
		case 'NotEmpty':
			return m.backup_error_not_empty();
		case 'NoRoom':
			return m.backup_error_no_room();
		case 'Unsound':
			return faultWords[error.fault]();
		case 'Failed':
			return m.backup_error_failed();
	}
}

/** What in a ledger does not fit, in words. */
export const faultWords: Record<Fault, () => string> = {
	rows: m.backup_fault_rows,
	chain: m.backup_fault_chain,
	documents: m.backup_fault_documents,
	sums: m.backup_fault_sums
};

/** What the browser promises, in words. */
export const durabilityWords: Record<Durability, () => string> = {
	kept: m.backup_durable_kept,
	'not-kept': m.backup_durable_not_kept,
	unknown: m.backup_durable_unknown
};
