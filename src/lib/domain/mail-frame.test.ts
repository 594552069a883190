import { describe, expect, it } from 'vitest';
import type { Sha256 } from './digest.ts';
import { fillFrame, inLines, type MailFrame } from './mail-frame.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (words: string) => new TextEncoder().encode(words);
const [one, other] = ['a'.repeat(64) as Sha256, 'b'.repeat(64) as Sha256];
const linesOf = (sha256: Sha256) => bytes(sha256 === one ? 'ONE' : 'OTHER');

describe('the frame of a mail', () => {
	it('is filled at its holes, also where the same attachment comes twice', () => {
		const holes = [
			{ at: 2, sha256: one },
			{ at: 4, sha256: other },
			{ at: 6, sha256: one }
		];
		const frame: MailFrame = { bytes: bytes('<><><>'), holes };
		expect(text(fillFrame(frame, linesOf))).toBe('<>ONE<>OTHER<>ONE');
	});

	it('without holes is the mail', () => {
		expect(text(fillFrame({ bytes: bytes('a mail'), holes: [] }, linesOf))).toBe('a mail');
	});

	it('takes base64 in lines of 76 characters', () => {
		const lined = (length: number) => text(inLines(length, (place) => place.fill(120)));
		expect(lined(0)).toBe('');
		expect(lined(76)).toBe('x'.repeat(76));
		expect(lined(153)).toBe(`${'x'.repeat(76)}\r\n${'x'.repeat(76)}\r\nx`);
	});
});
