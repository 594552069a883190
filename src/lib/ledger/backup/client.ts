import { err, ok, type Result } from '#domain/result.ts';
import type { BackupJob, BackupReply, MadeFile } from './protocol.ts';
import type { Restored, RestoreError } from './restore.ts';

/** Why work on a backup ended that should have gone well: no room where it was to go, or something unforeseen. */
export type BackupFailure = { type: 'NoRoom' } | { type: 'Failed'; detail: string };

/** Work that goes on beside the screen. */
export interface BackupWork<T> {
	result: Promise<T>;
	/** Ends it; nothing is left behind. */
	stop: () => void;
}

/** Makes a backup in a worker. `onProgress` gets the share that is written, 0 to 1. */
export function makeInWorker(
	job: Omit<Extract<BackupJob, { type: 'make' }>, 'type'>,
	onProgress: (share: number) => void
): BackupWork<Result<MadeFile, BackupFailure>> {
	return start({ type: 'make', ...job }, onProgress, (reply) => (reply.type === 'made' ? ok(reply.made) : null));
}

/** Restores a backup in a worker. `onProgress` gets the share that is read, 0 to 1. */
export function restoreInWorker(
	job: Omit<Extract<BackupJob, { type: 'restore' }>, 'type'>,
	onProgress: (share: number) => void
): BackupWork<Result<Restored, RestoreError | BackupFailure>> {
	return start({ type: 'restore', ...job }, onProgress, (reply) => (reply.type === 'restored' ? reply.restored : null));
}

function start<T, E>(
	job: BackupJob,
	onProgress: (share: number) => void,
	read: (reply: BackupReply) => Result<T, E> | null
): BackupWork<Result<T, E | BackupFailure>> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'backup' });
	const result = new Promise<Result<T, E | BackupFailure>>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<BackupReply>) => {
			if (data.type === 'progress') return onProgress(data.share);
			const answer = data.type === 'failed' ? failure(data) : read(data);
			if (answer) resolve(answer);
		};
		worker.onerror = ({ message }) => resolve(err({ type: 'Failed', detail: message || 'the worker stopped' }));
		worker.postMessage(job);
	}).finally(() => worker.terminate());
	return { result, stop: () => worker.terminate() };
}

const failure = ({ reason, detail }: Extract<BackupReply, { type: 'failed' }>): Result<never, BackupFailure> =>
	err(reason === 'no-room' ? { type: 'NoRoom' } : { type: 'Failed', detail });
