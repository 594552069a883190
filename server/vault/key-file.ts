import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { err, ok, type Result } from '#domain/result.ts';

/** A key with the name by which sealed values refer to it. */
export interface Key {
	id: string;
	bytes: Buffer;
}

/** Why the relay must not start with this key file. */
export type KeyFileProblem =
	| { type: 'InsideData'; path: string }
	| { type: 'ReadableByOthers'; path: string; mode: string }
	| { type: 'NotAKey'; path: string }
	/** Only where none is to be made. */
	| { type: 'Missing'; path: string }
	/** The system's own words about why it can be neither read nor made. */
	| { type: 'NoAccess'; path: string; detail: string };

const form = /^facturier-key 1 ([A-Za-z0-9_-]{43})\n?$/;

/**
 * The key of this relay, made at the first start: 32 random bytes in a file that its owner alone can read. It must not
 * lie in the data folder, so that a copy of the data never holds the key to its passwords.
 */
export function openKeyFile(path: string, dataDir: string): Result<Key, KeyFileProblem> {
	if (isInside(path, dataDir)) return err({ type: 'InsideData', path });
	try {
		if (!existsSync(path)) create(path);
	} catch (error) {
		return err({ type: 'NoAccess', path, detail: error instanceof Error ? error.message : '' });
	}
	return readKeyFile(path);
}

/** The key that lies in a file; none is made. */
export function readKeyFile(path: string): Result<Key, KeyFileProblem> {
	if (!existsSync(path)) return err({ type: 'Missing', path });
	const stat = statSync(path);
	if (!stat.isFile()) return err({ type: 'NotAKey', path });
	const mode = stat.mode & 0o777;
	if (process.platform !== 'win32' && mode & 0o077)
		return err({ type: 'ReadableByOthers', path, mode: mode.toString(8) });
	try {
		return parse(path, readFileSync(path, 'utf8'));
	} catch (error) {
		return err({ type: 'NoAccess', path, detail: error instanceof Error ? error.message : '' });
	}
}

function parse(path: string, content: string): Result<Key, KeyFileProblem> {
	const text = form.exec(content)?.[1];
	if (text === undefined) return err({ type: 'NotAKey', path });
	const bytes = Buffer.from(text, 'base64url');
	return ok({ id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes });
}

/** The problem in words for the person who starts the relay. */
export function explainKeyFile(problem: KeyFileProblem): string {
	switch (problem.type) {
		case 'InsideData':
			return `The key file ${problem.path} lies in the data folder. Set KEY_FILE to a place outside it.`;
		case 'ReadableByOthers':
			return `Others can read the key file ${problem.path} (mode ${problem.mode}). Run: chmod 600 ${problem.path}`;
		case 'NotAKey':
			return `${problem.path} is not a key file of Facturier. Put the right one back, or name another with KEY_FILE.`;
		case 'Missing':
			return `There is no key file ${problem.path}, so that no mailbox can log in. Put it back, or type the passwords again after a start.`;
		case 'NoAccess':
			return `This user can neither read nor make the key file ${problem.path} (${problem.detail}). Run it as the user who owns it, or name another with KEY_FILE.`;
	}
}

/** Whether a file lies in a folder. */
export function isInside(path: string, folder: string): boolean {
	const way = relative(resolve(folder), resolve(path));
	return !way.startsWith('..') && !isAbsolute(way);
}

/** `wx` never writes over a key: whatever stands there may be the only way to the passwords. */
function create(path: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const file = openSync(path, 'wx', 0o600);
	writeSync(file, `facturier-key 1 ${randomBytes(32).toString('base64url')}\n`);
	fsyncSync(file);
	closeSync(file);
}
