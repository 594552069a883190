import { describe, expect, it } from 'vitest';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { forecastRun } from './run-forecast.ts';

const at = '2026-11-20T06:00:00.000Z';
const later = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const hour = 3_600_000;

const mailbox = (perDay: number | null, changes: Partial<MailboxStatus> = {}) =>
	({
		perMinute: null,
		perDay,
		paused: null,
		load: { at, retryAt: null, pace: 60, spent: [{ at: later(-hour), recipients: 100 }], queue: [] },
		...changes
	}) as unknown as MailboxStatus;

describe('the forecast of a run', () => {
	it('says how many go on which day, with what went before', () => {
		const { days, lastAt } = forecastRun(mailbox(600), 700, null)!;
		expect(days.map(({ recipients }) => recipients)).toEqual([500, 200]);
		// 100 after 23 hours; the last 100 when the first two minutes of today are a day old.
		expect(lastAt).toBe(later(24 * hour + 160_000));
	});

	it('stands behind what waits already', () => {
		const busy = mailbox(null);
		const queue = [{ batchId: 'friday', recipients: 600, dueAt: at }];
		const { lastAt } = forecastRun({ ...busy, load: { ...busy.load!, queue } }, 60, null)!;
		expect(lastAt).toBe(later(11 * 60_000));
	});

	it('begins at the time that was chosen', () => {
		expect(forecastRun(mailbox(null), 300, later(30 * hour))?.lastAt).toBe(later(30 * hour + 5 * 60_000));
	});

	it('is left out where it goes within minutes', () => {
		expect(forecastRun(mailbox(null), 60, null)).toBeNull();
		expect(forecastRun(mailbox(null), 60, later(30 * hour))).toBeNull();
	});

	it('is not guessed where the mailbox stands still, or an older relay says nothing', () => {
		const paused = { reason: 'login', detail: '', at };
		expect(forecastRun(mailbox(1, { paused }), 700, null)).toBeNull();
		expect(forecastRun(mailbox(1, { load: null }), 700, null)).toBeNull();
	});
});
