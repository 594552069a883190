import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSize } from './image-size.ts';

const jpeg = new Uint8Array(readFileSync('tests/pdf/letterhead-first.jpg'));
const png = new Uint8Array(readFileSync('static/icon-192.png'));

describe('the size of an image', () => {
	it('is read from a JPEG and from a PNG', () => {
		expect(imageSize(jpeg)).toEqual({ type: 'image/jpeg', width: 630, height: 891 });
		expect(imageSize(png)).toEqual({ type: 'image/png', width: 192, height: 192 });
	});

	it('is not read from anything else, whatever its name', () => {
		expect(imageSize(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
		expect(imageSize(new TextEncoder().encode('%PDF-1.7'))).toBeNull();
		expect(imageSize(new Uint8Array())).toBeNull();
	});

	it('of any damaged file is either read or null', () => {
		fc.assert(
			fc.property(fc.constantFrom(jpeg, png), fc.nat(600), fc.uint8Array({ maxLength: 40 }), (file, length, rest) => {
				const size = imageSize(new Uint8Array([...file.subarray(0, length), ...rest]));
				expect(size === null || size.width >= 0).toBe(true);
			})
		);
	});
});
