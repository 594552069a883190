import type { Result } from '#domain/result.ts';
import type { Made } from './make.ts';
import type { Restored, RestoreError } from './restore.ts';

/** What the screen asks of the worker, which does one job and ends. Without a handle the file comes back. */
export type BackupJob =
	| { type: 'make'; passphrase: string; at: string; fileName: string; handle: FileSystemFileHandle | null }
	| { type: 'restore'; passphrase: string; file: File };

/** A backup that was made, with its file where it was not written to one that a person chose. */
export interface MadeFile extends Made {
	file: File | null;
}

/** What the worker says: how far it is (0 to 1), how it ended, or that something failed that should not. */
export type BackupReply =
	| { type: 'progress'; share: number }
	| { type: 'made'; made: MadeFile }
	| { type: 'restored'; restored: Result<Restored, RestoreError> }
	| { type: 'failed'; reason: 'no-room' | 'other'; detail: string };
