import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readJson } from './body.ts';

const post = (body: string) => new Request('http://localhost/', { method: 'POST', body });

describe('a JSON body', () => {
	it('is given up at its first wrong part, so that a long list of wrong parts costs nothing', async () => {
		let looked = 0;
		const item = v.pipe(
			v.number(),
			v.check(() => {
				looked++;
				return false;
			})
		);
		const body = await readJson(post(JSON.stringify(Array.from({ length: 1_000 }, () => 0))), v.array(item));
		expect(body).toMatchObject({ ok: false, error: { type: 'Invalid', part: '0' } });
		expect(looked).toBe(1);
	});

	it('is refused where it is no JSON, no UTF-8, or too long', async () => {
		const types = await Promise.all([
			readJson(post('{'), v.unknown()),
			readJson(
				new Request('http://localhost/', { method: 'POST', body: Uint8Array.of(0x22, 0xff, 0x22) }),
				v.unknown()
			),
			readJson(post('"12345"'), v.unknown(), 6)
		]);
		expect(types.map((one) => !one.ok && one.error.type)).toEqual(['NotJson', 'NotJson', 'TooLarge']);
	});
});
