import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { err, ok, type Result } from '#domain/result.ts';
import { audited, operator } from '#server/queue/audit.ts';
import type { Database } from '#server/queue/database.ts';
import { writeSetting } from '#server/queue/settings.ts';

/** What making a backup takes. */
export interface BackupParts extends Pick<Database, 'store' | 'copyTo'> {
	now: () => string;
	keyFile: string;
}

/** Writes a backup into a new file, also while the relay runs; what lies there already is never written over. */
export async function backUp(
	{ store, copyTo, now, keyFile }: BackupParts,
	path: string
): Promise<Result<string[], string[]>> {
	if (existsSync(path)) return err([`${path} exists already. Name a new file; a backup is never written over.`]);
	const at = now();
	try {
		copyTo(path, at);
	} catch (error) {
		return err([`The backup could not be written to ${path}: ${error instanceof Error ? error.message : ''}.`]);
	}
	await audited(
		store,
		at,
		(writer) => writeSetting(writer, 'backed-up-at', at),
		() => ({ actor: operator, deed: 'backup.made', subject: at })
	);
	const megabytes = (statSync(path).size / 1e6).toFixed(1);
	return ok([
		`${resolve(path)} holds all that the relay knows (${megabytes} MB).`,
		`Mailbox passwords in it open only with the key file ${resolve(keyFile)}.`,
		'Keep a copy of that file too, in another place: without it the passwords are lost and must be typed again.',
		'Mails that the practice mailbox took are not in it.'
	]);
}
