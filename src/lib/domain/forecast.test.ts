import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, outlookOf, recipientsByDay, type MailboxLoad } from './forecast.ts';

const at = '2026-11-20T06:05:00.000Z';
const unlimited = { perMinute: null, perDay: null };
const hour = 3_600_000;
const later = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

const load = (changes: Partial<MailboxLoad>): MailboxLoad => ({
	at,
	retryAt: null,
	pace: 60,
	spent: [],
	queue: [{ batchId: 'friday', recipients: 120, dueAt: at }],
	...changes
});

describe('forecast', () => {
	it('takes two minutes for 120 recipients at 60 a minute', () => {
		expect(outlookOf(forecast(load({}), unlimited), 'friday')).toEqual({ nextAt: at, lastAt: later(2 * 60_000) });
	});

	it('sends on when the day of what was sent is over', () => {
		const spent = [{ at: later(-2 * hour), recipients: 100 }];
		const stretches = forecast(load({ spent }), { perMinute: null, perDay: 150 });
		expect(recipientsByDay(stretches, 'friday', (time) => time.slice(0, 10))).toEqual([
			{ day: '2026-11-20', recipients: 50 },
			{ day: '2026-11-21', recipients: 70 }
		]);
		expect(outlookOf(stretches, 'friday')?.lastAt).toBe(later(22 * hour + 70_000));
	});

	it('keeps to a limit per minute', () => {
		const { lastAt } = outlookOf(forecast(load({ pace: 600 }), { perMinute: 30, perDay: null }), 'friday')!;
		expect(Date.parse(lastAt) - Date.parse(at)).toBeGreaterThanOrEqual(3 * 60_000);
		expect(Date.parse(lastAt) - Date.parse(at)).toBeLessThan(3.5 * 60_000);
	});

	it('waits for a time before which a batch must not go, while others overtake it', () => {
		const queue = [
			{ batchId: 'friday', recipients: 60, dueAt: later(5 * hour) },
			{ batchId: 'other', recipients: 60, dueAt: at }
		];
		const stretches = forecast(load({ queue }), unlimited);
		expect(outlookOf(stretches, 'other')).toEqual({ nextAt: at, lastAt: later(60_000) });
		expect(outlookOf(stretches, 'friday')).toEqual({ nextAt: later(5 * hour), lastAt: later(5 * hour + 60_000) });
	});

	it('begins when a server that is down is tried again', () => {
		expect(outlookOf(forecast(load({ retryAt: later(hour) }), unlimited), 'friday')?.nextAt).toBe(later(hour));
	});

	it('knows nothing of a batch that does not wait', () => {
		expect(outlookOf(forecast(load({ queue: [] }), unlimited), 'friday')).toBeNull();
	});

	it('sends everyone once, never too early, never above a limit', () => {
		const groups = fc.array(
			fc.record({
				batchId: fc.constantFrom('a', 'b', null),
				recipients: fc.nat(40),
				dueAt: fc.nat(30 * hour).map(later)
			}),
			{ maxLength: 6 }
		);
		const limit = fc.option(fc.integer({ min: 1, max: 30 }));
		const pace = fc.double({ min: 0, max: 500, noNaN: true });
		fc.assert(
			fc.property(groups, limit, limit, pace, (queue, perMinute, perDay, speed) => {
				const stretches = forecast(load({ queue, pace: speed }), { perMinute, perDay });
				for (const batchId of ['a', 'b', null]) {
					const own = queue.filter((group) => group.batchId === batchId && group.recipients > 0);
					const went = stretches.filter((stretch) => stretch.batchId === batchId);
					expect(sum(went)).toBe(sum(own));
					const earliest = own.map(({ dueAt }) => dueAt).sort()[0];
					expect(went.every(({ from }) => from >= earliest!)).toBe(true);
				}
				for (const { until } of stretches) {
					expect(sum(within(stretches, until, 60_000))).toBeLessThanOrEqual(perMinute ?? Infinity);
					expect(sum(within(stretches, until, 24 * hour))).toBeLessThanOrEqual(perDay ?? Infinity);
				}
			})
		);
	});
});

const sum = (list: readonly { recipients: number }[]): number => list.reduce((n, { recipients }) => n + recipients, 0);

/** The stretches that ended within a span of time up to `end`. */
const within = (list: ReturnType<typeof forecast>, end: string, span: number) =>
	list.filter(({ until }) => until <= end && Date.parse(until) > Date.parse(end) - span);
