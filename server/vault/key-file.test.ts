import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyFile, readKeyFile } from './key-file.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'facturier-key-'));

describe('key file', () => {
	it('is made at the first start, for its owner alone, and is the same at the next', () => {
		const root = folder();
		const path = join(root, 'keys', 'facturier.key');
		const first = openKeyFile(path, join(root, 'data'));
		expect(first).toMatchObject({ ok: true, value: { id: expect.stringMatching(/^[0-9a-f]{16}$/) as string } });
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(openKeyFile(path, join(root, 'data'))).toEqual(first);
	});

	it('is refused inside the data folder', () => {
		const root = folder();
		const path = join(root, 'facturier.key');
		expect(openKeyFile(path, root)).toEqual({ ok: false, error: { type: 'InsideData', path } });
	});

	it('may stand in a folder whose name only begins like the data folder', () => {
		const root = folder();
		expect(openKeyFile(join(root, 'data-keys', 'k'), join(root, 'data')).ok).toBe(true);
	});

	it('is refused when others can read it', () => {
		const root = folder();
		const path = join(root, 'facturier.key');
		openKeyFile(path, join(root, 'data'));
		chmodSync(path, 0o640);
		const error = { type: 'ReadableByOthers', path, mode: '640' };
		expect(openKeyFile(path, join(root, 'data'))).toEqual({ ok: false, error });
	});

	it('is refused in words where it can be neither read nor made', () => {
		const root = folder();
		expect(openKeyFile(root, join(root, 'data'))).toEqual({ ok: false, error: { type: 'NotAKey', path: root } });
		const path = join(root, 'file', 'facturier.key');
		writeFileSync(join(root, 'file'), '');
		expect(openKeyFile(path, join(root, 'data'))).toMatchObject({ ok: false, error: { type: 'NoAccess', path } });
	});

	it('is made by none who only reads it', () => {
		const path = join(folder(), 'facturier.key');
		expect(readKeyFile(path)).toEqual({ ok: false, error: { type: 'Missing', path } });
		expect(existsSync(path)).toBe(false);
	});

	it('is never written over, whatever it holds', () => {
		const root = folder();
		const path = join(root, 'facturier.key');
		writeFileSync(path, 'something else', { mode: 0o600 });
		expect(openKeyFile(path, join(root, 'data'))).toEqual({ ok: false, error: { type: 'NotAKey', path } });
		expect(readFileSync(path, 'utf8')).toBe('something else');
	});
});
