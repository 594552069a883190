import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#domain/result.ts';

/** A hold on a data folder. */
export interface FolderLock {
	release: () => void;
}

/**
 * Takes a data folder for this process alone, or says that another one has it.
 * It is a lock of the operating system on a database of its own, so it dies with the process, however that ends.
 */
export function lockFolder(folder: string): Result<FolderLock, { type: 'InUse' }> {
	const database = new DatabaseSync(join(folder, 'relay.lock'), { timeout: 0 });
	try {
		database.exec('begin exclusive');
		return ok({ release: () => database.close() });
	} catch (error) {
		database.close();
		if (isBusy(error)) return err({ type: 'InUse' });
		throw error;
	}
}

const sqliteBusy = 5;
const isBusy = (error: unknown): boolean =>
	error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
