import { beforeEach, describe, expect, it } from 'vitest';
import { db } from './db.ts';
import { forgetPin, readPin, removePin, setPin, tryPin } from './pin.ts';

const now = '2026-11-02T06:00:00.000Z';
beforeEach(async () => {
	await Promise.all(db.tables.map((table) => table.clear()));
	await setPin('2468');
});

describe('the PIN of a device', () => {
	it('passes the right digits and no others', async () => {
		expect(await tryPin('2468', now)).toEqual({ ok: true, value: null });
		expect(await tryPin('8642', now)).toEqual({ ok: false, error: { type: 'Wrong', wait: 0 } });
	});

	it('is kept as a salted hash, and stands in no entry of the journal', async () => {
		const written = JSON.stringify([
			await db.settings.toArray(),
			await db.journal.toArray(),
			await db.payloads.toArray()
		]);
		expect(written).toContain('pin.set');
		// As a value: digests and ids may hold these digits by chance.
		expect(written).not.toMatch(/[":]2468[",}]/);
		const first = (await readPin(now))!.hash;
		await setPin('2468');
		expect((await readPin(now))!.hash).not.toBe(first);
	});

	it('slows guessing down: after the third the right digits wait too', async () => {
		for (const digits of ['0000', '1111', '2222']) await tryPin(digits, now);
		expect(await tryPin('2468', now)).toEqual({ ok: false, error: { type: 'TooSoon', wait: 5_000 } });
		expect((await tryPin('2468', '2026-11-02T06:00:05.000Z')).ok).toBe(true);
	});

	it('goes an hour after it was said to be forgotten', async () => {
		expect(await forgetPin(now)).toBe('2026-11-02T07:00:00.000Z');
		expect(await readPin('2026-11-02T06:59:00.000Z')).not.toBeNull();
		expect(await readPin('2026-11-02T07:00:00.000Z')).toBeNull();
		expect((await tryPin('anything', '2026-11-02T07:00:00.000Z')).ok).toBe(true);
	});

	it('is gone when it is taken away, and the journal tells both', async () => {
		await removePin();
		expect(await readPin(now)).toBeNull();
		expect((await db.journal.toArray()).map(({ type }) => type)).toEqual(['pin.set', 'pin.removed']);
	});
});
