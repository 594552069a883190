import type { Result } from '#domain/result.ts';
import { restoreInWorker, type BackupFailure, type BackupWork } from '#ledger/backup/client.ts';
import type { Restored, RestoreError } from '#ledger/backup/restore.ts';
import { syncNow } from '#sync/sync.svelte.ts';

/** Where a restore stands. */
type Step =
	| { type: 'idle' }
	| { type: 'reading'; share: number }
	| { type: 'done'; restored: Restored }
	| { type: 'failed'; error: RestoreError | BackupFailure };

/** Restores a backup that a person has chosen. */
export class BackupRestorer {
	file = $state.raw<File | null>(null);
	passphrase = $state('');
	tried = $state(false);
	step = $state.raw<Step>({ type: 'idle' });

	readonly missing = $derived(this.tried && this.passphrase === '');

	#work: BackupWork<Result<Restored, RestoreError | BackupFailure>> | null = null;

	choose(file: File): void {
		this.file = file;
		this.step = { type: 'idle' };
	}

	/** Restores; nothing is changed unless all of the file is right. */
	async restore(): Promise<void> {
		this.tried = true;
		if (!this.file || this.missing || this.step.type === 'reading') return;
		this.step = { type: 'reading', share: 0 };
		this.#work = restoreInWorker({ file: this.file, passphrase: this.passphrase }, (share) => {
			this.step = { type: 'reading', share };
		});
		const restored = await this.#work.result;
		this.step = restored.ok ? { type: 'done', restored: restored.value } : { type: 'failed', error: restored.error };
		if (restored.ok) syncNow();
	}

	/** Ends the work; nothing is changed. */
	stop(): void {
		this.#work?.stop();
		this.step = { type: 'idle' };
	}
}
