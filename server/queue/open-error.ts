import { resolve } from 'node:path';
import { err, type Result } from '#domain/result.ts';

/** Why a data folder cannot be opened. */
export type OpenError =
	/** Another relay runs on it. */
	| { type: 'InUse' }
	/** No relay was started on it yet; only for a command, since the start of a relay makes the folder. */
	| { type: 'NoRelay' }
	| { type: 'NewerFile'; version: number; known: number }
	/** Only for a command: the relay itself brings it up to date. */
	| { type: 'OlderFile' }
	/** It could not be copied before its tables are changed. */
	| { type: 'NotCopied'; detail: string }
	/** A restore was cut off before the copy was in its place. */
	| { type: 'HalfRestored' }
	/** It is no database, a broken one, or one of another program. */
	| { type: 'Damaged'; detail: string }
	/** This user may not read or write there. */
	| { type: 'NoAccess'; detail: string }
	| { type: 'NotAFolder' }
	| { type: 'DiskFull' };

/** The same for an admin command, which does not mind a relay that runs. */
export type BesideError = Exclude<OpenError, { type: 'InUse' }>;

/** The problem in words for the person who starts the relay. */
export function explainOpening(error: OpenError, folder: string): string {
	const place = resolve(folder);
	switch (error.type) {
		case 'InUse':
			return `Facturier is running already on ${folder}. Stop it first, or set DATA_DIR to another folder.`;
		case 'NoRelay':
			return `There is no data of a relay in ${place}. Is DATA_DIR right? The first start of the relay makes it.`;
		case 'NewerFile':
			return `${folder} was written by a newer version of Facturier. Start that version again, or restore a copy of before: those in ${place}/backups were made at each update.`;
		case 'OlderFile':
			return `${folder} was written by an older version of Facturier. Start the relay, which brings it up to date; then run this again.`;
		case 'NotCopied':
			return `${folder} needs a copy before this version changes it, and that failed: ${error.detail}. Nothing was changed.`;
		case 'HalfRestored':
			return `A restore into ${place} was cut off. Run it again, with --replace; what was there before is kept in its folder replaced-….`;
		case 'Damaged':
			return `The database in ${place} is damaged or of another program (${error.detail}). Stop the relay and restore the last backup: npm run relay -- restore FILE --replace`;
		case 'NoAccess':
			return `This user may not read and write in ${place} (${error.detail}). Run it as the user who owns the folder and all that is in it.`;
		case 'NotAFolder':
			return `${place} is no folder. Set DATA_DIR to the folder of the data.`;
		case 'DiskFull':
			return `The disk of ${place} is full. Make room, then try again.`;
	}
}

const ofSystem: Record<string, 'NoRelay' | 'NotAFolder' | 'NoAccess' | 'DiskFull'> = {
	ENOENT: 'NoRelay',
	EEXIST: 'NotAFolder',
	ENOTDIR: 'NotAFolder',
	EACCES: 'NoAccess',
	EPERM: 'NoAccess',
	EROFS: 'NoAccess',
	ENOSPC: 'DiskFull',
	EDQUOT: 'DiskFull'
};

/** By SQLite's result codes: PERM, READONLY, CORRUPT, FULL, CANTOPEN, NOTADB. */
const ofSqlite: Record<number, 'NoAccess' | 'Damaged' | 'DiskFull'> = {
	3: 'NoAccess',
	8: 'NoAccess',
	11: 'Damaged',
	13: 'DiskFull',
	14: 'NoAccess',
	26: 'Damaged'
};

/** What an error of SQLite says about a data folder, or null for any other error. */
export function databaseErrorOf(error: unknown): BesideError | null {
	if (!(error instanceof Error && 'errcode' in error)) return null;
	const type = ofSqlite[Number(error.errcode) & 0xff];
	return type ? { type, detail: error.message } : null;
}

function systemErrorOf(error: unknown): BesideError | null {
	if (!(error instanceof Error && 'code' in error)) return null;
	const type = ofSystem[String(error.code)];
	return type ? { type, detail: error.message } : null;
}

/** Does something with a data folder, and gives what stands in its way as a value. */
export function tried<T, E>(act: () => Result<T, E>): Result<T, E | BesideError> {
	try {
		return act();
	} catch (error) {
		const known = databaseErrorOf(error) ?? systemErrorOf(error);
		if (known === null) throw error;
		return err(known);
	}
}
