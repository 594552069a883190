import { describe, expect, it } from 'vitest';
import { mailBytes, mailLimit } from './mail-size.ts';

describe('the size of a mail', () => {
	it('counts base64 with its line ends, and room for all else', () => {
		const bytes = 3_000_000;
		const encoded = Buffer.from(new Uint8Array(bytes)).toString('base64').replace(/.{76}/g, '$&\r\n').length;
		const counted = mailBytes([bytes]);
		expect(counted).toBeGreaterThan(encoded);
		expect(counted - encoded).toBeLessThan(40_000);
		expect(mailBytes([bytes, bytes]) - counted).toBeGreaterThan(encoded);
	});

	it('holds to what the server says, and never to more than the relay takes', () => {
		expect(mailLimit(10_240_000)).toBe(10_240_000);
		expect(mailLimit(null)).toBe(20_000_000);
		expect(mailLimit(10 ** 12)).toBeLessThan(80_000_000);
	});
});
