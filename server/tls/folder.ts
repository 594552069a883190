import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#domain/result.ts';
import type { Credentials } from './certificate.ts';

/** Why certificates must not be used: others can read a private key, or a file is not what it should be. */
export type TlsProblem = { type: 'ReadableByOthers'; path: string } | { type: 'NotACertificate'; path: string };

/** The authority that devices trust, or the relay's own certificate. */
export type TlsFile = 'authority' | 'relay';

/** Where the certificates lie: beside the key file, so never in the data folder. */
export const tlsFolder = (keyFile: string): string => join(dirname(keyFile), 'tls');

/** Reads a private key with its certificate; null where there is none. */
export function readCredentials(folder: string, file: TlsFile): Result<Credentials | null, TlsProblem> {
	const path = pathOf(folder, file);
	if (!existsSync(path)) return ok(null);
	if (process.platform !== 'win32' && statSync(path).mode & 0o077) return err({ type: 'ReadableByOthers', path });
	const [, key, certificate] = form.exec(readFileSync(path, 'utf8')) ?? [];
	return key && certificate ? ok({ key, certificate }) : err({ type: 'NotACertificate', path });
}

/** Keeps a private key with its certificate in one file that its owner alone can read; all of it or nothing. */
export function writeCredentials(folder: string, file: TlsFile, { key, certificate }: Credentials): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const path = pathOf(folder, file);
	writeFileSync(`${path}.new`, `${key.trim()}\n${certificate.trim()}\n`, { mode: 0o600, flush: true });
	renameSync(`${path}.new`, path);
}

/** Forgets a private key with its certificate; whether there was one. */
export function removeCredentials(folder: string, file: TlsFile): boolean {
	const path = pathOf(folder, file);
	if (!existsSync(path)) return false;
	rmSync(path);
	return true;
}

/** The problem in words for the person who starts the relay. */
export function explainTls({ type, path }: TlsProblem): string {
	switch (type) {
		case 'ReadableByOthers':
			return `Others can read ${path}, which holds a private key. Run: chmod 600 ${path}`;
		case 'NotACertificate':
			return `${path} is not what npm run relay -- tls has written. Remove it and run that again.`;
	}
}

const pathOf = (folder: string, file: TlsFile): string => join(folder, `${file}.pem`);

const form =
	/^(-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----)\s+(-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----)\s*$/;
