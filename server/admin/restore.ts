import { existsSync } from 'node:fs';
import { err, ok, type Result } from '#domain/result.ts';
import type { Env } from '#server/env.ts';
import { explainOpening } from '#server/queue/open-error.ts';
import { replaceDatabase, type ReplaceRefusal } from '#server/queue/replace.ts';

/** `restore FILE [--replace]`: puts a backup in the place of the relay's data, while the relay is stopped. */
export function restore(
	{ dataDir, keyFile }: Pick<Env, 'dataDir' | 'keyFile'>,
	[file, option, ...more]: string[],
	at: string
): Result<string[], string[]> {
	if (!file || more.length > 0 || (option !== undefined && option !== '--replace')) return err([]);
	const replaced = replaceDatabase(dataDir, file, option ? 'put-aside' : 'keep', at);
	if (!replaced.ok) return err([explain(replaced.error, file, dataDir)]);
	const lines = [`${file} is now the data of ${dataDir}.`];
	if (replaced.value !== null) lines.push(`What was there before is kept in ${replaced.value}.`);
	if (!existsSync(keyFile))
		lines.push(
			`There is no key file at ${keyFile}: without the one that belongs to it, type each mailbox password again.`
		);
	return ok([
		...lines,
		'Start the relay now. It sends nothing by itself: what was open when the backup was made may have gone out since,',
		'so it asks the devices what they know. Then an admin lets each mailbox go on, in the app.'
	]);
}

function explain(refusal: ReplaceRefusal, file: string, dataDir: string): string {
	switch (refusal.type) {
		case 'InUse':
			return `Facturier is running on ${dataDir}. Stop it first; nothing was changed.`;
		case 'Folder':
			return explainOpening(refusal.error, dataDir);
		case 'Occupied':
			return `${dataDir} holds data already. Add --replace to put the backup in its place; what is there now is kept beside it.`;
		case 'NewerFile':
			return `${file} was written by a newer version of Facturier. Update Facturier first; nothing was changed.`;
		case 'NotCopied':
			return `The backup could not be copied into ${dataDir}: ${refusal.detail}. Nothing was changed.`;
		case 'Missing':
			return `There is no file ${file}.`;
		case 'NotReadable':
			return `This user may not read ${file} (${refusal.detail}). Nothing was changed.`;
		case 'NotACopy':
			return `${file} is not a backup of Facturier. Nothing was changed.`;
		case 'Damaged':
			return `${file} is damaged (${refusal.detail}). Nothing was changed; use an older backup.`;
	}
}
