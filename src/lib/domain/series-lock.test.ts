import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { nextNumber, type Series } from './numbering.ts';
import { proposalFor, unlock } from './series-lock.ts';
import { markOf, type SeriesMark } from './series-mark.ts';

const series: Series = {
	id: 'a',
	issuerId: 'i',
	type: 'invoice',
	pattern: '{year}-{number:4}',
	next: 12,
	year: 2026,
	lastDate: '2026-11-01',
	locked: true
};
const seen = (change: Partial<SeriesMark>): SeriesMark => ({ ...markOf(series), ...change });
const later = seen({ next: 15, lastDate: '2026-11-20' });
const unlocked = (marks: SeriesMark[], pattern: string, next: number, others: string[] = []) =>
	unlock(series, marks, others, { pattern, next });

describe('where a locked series goes on', () => {
	it('is where the backup stood, if the relay has seen nothing', () => {
		expect(proposalFor(series, [])).toMatchObject({ next: 12, lost: 0 });
	});

	it('is where the relay saw it last, and says how many numbers are lost', () => {
		expect(proposalFor(series, [later])).toMatchObject({ next: 15, lastDate: '2026-11-20', lost: 3 });
	});

	it('is where the backup stood, if the relay is behind', () => {
		expect(proposalFor(series, [seen({ next: 9 })])).toMatchObject({ next: 12, lost: 0 });
	});

	it('follows a new year and a new pattern that the relay has seen', () => {
		expect(proposalFor(series, [seen({ year: 2027, next: 3 })])).toMatchObject({ year: 2027, next: 3, lost: 2 });
		const renamed = seen({ pattern: 'B{number:3}', next: 2 });
		expect(proposalFor(series, [later, renamed])).toMatchObject({ pattern: 'B{number:3}', next: 2, lost: 1 });
	});

	it('is not decided by other series', () => {
		expect(proposalFor(series, [seen({ seriesId: 'b', next: 99 })])).toMatchObject({ next: 12 });
	});
});

describe('unlocking', () => {
	it('takes the proposed number or a higher one, and no lower one', () => {
		expect(unlocked([later], series.pattern, 15)).toMatchObject({ ok: true, value: { next: 15, locked: false } });
		expect(unlocked([later], series.pattern, 20).ok).toBe(true);
		expect(unlocked([later], series.pattern, 14)).toEqual({ ok: false, error: { type: 'TooLow', next: 15 } });
	});

	it('takes a new prefix from 1', () => {
		expect(unlocked([later], 'N{year}-{number:4}', 1)).toMatchObject({ ok: true, value: { next: 1 } });
	});

	it.each(['{year}-{number:5}', '2026-{number}', 'R{number}'])(
		'refuses %s, which may give a number again',
		(pattern) => {
			expect(unlocked([later], pattern, 1, ['R{number:4}'])).toMatchObject({ error: { type: 'Collides' } });
		}
	);

	it('never gives a number that the relay has seen', () => {
		fc.assert(
			fc.property(fc.nat(500), fc.nat(500), (backup, relay) => {
				const restored = { ...series, next: backup + 1 };
				const mark = seen({ next: relay + 1 });
				const { pattern, next } = proposalFor(restored, [mark]);
				const open = unlock(restored, [mark], [], { pattern, next });
				const given = open.ok ? nextNumber(open.value, '2026-12-01') : open;
				const highest = String(Math.max(backup, relay) + 1).padStart(4, '0');
				expect(given).toMatchObject({ ok: true, value: { number: `2026-${highest}` } });
			})
		);
	});
});
