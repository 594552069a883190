import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarHeader, tarEnd, tarHeader, tarPadding } from './tar.ts';

const at = '2026-11-20T09:00:00.000Z';

describe('tar', () => {
	it('reads what it has written', () => {
		const name = fc.stringMatching(/^[a-z0-9/._-]{1,100}$/);
		fc.assert(
			fc.property(name, fc.nat(0o77777777777), (name, size) => {
				expect(readTarHeader(tarHeader({ name, size }, at))).toEqual({ ok: true, value: { name, size } });
			})
		);
	});

	it('refuses a header with a changed byte', () => {
		const places = fc.nat(511).filter((place) => place < 148 || place >= 156);
		fc.assert(
			fc.property(places, fc.integer({ min: 1, max: 255 }), (place, change) => {
				const block = tarHeader({ name: 'tables/invoices/0001.jsonl.gz', size: 4711 }, at);
				block[place] = block[place]! ^ change;
				expect(readTarHeader(block)).toEqual({ ok: false, error: { type: 'BadHeader' } });
			})
		);
	});

	it('ends with an empty block', () => {
		expect(readTarHeader(tarEnd().subarray(0, 512))).toEqual({ ok: true, value: null });
	});

	it('is what the tar command reads', () => {
		const bytes = new TextEncoder().encode('twee broden\n');
		const parts = [tarHeader({ name: 'a/b.txt', size: 12 }, at), bytes, new Uint8Array(tarPadding(12)), tarEnd()];
		const file = join(mkdtempSync(join(tmpdir(), 'facturier-tar-')), 'a.tar');
		writeFileSync(file, Buffer.concat(parts));
		expect(execFileSync('tar', ['-xOf', file, 'a/b.txt'], { encoding: 'utf8' })).toBe('twee broden\n');
	});
});
