import { describe, expect, it } from 'vitest';
import type { Batch } from '#domain/batch.ts';
import type { MailboxLoad } from '#domain/forecast.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import type { MessageRow } from '#ledger/rows.ts';
import { heldUntil, outlookFor } from './outlook.ts';

const at = '2026-11-20T06:00:00.000Z';
const hour = 3_600_000;
const later = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const batch = { id: 'friday', push: { type: 'sealed', at } } as Batch;

const mailbox = (load: Partial<MailboxLoad>, perDay: number | null = null) =>
	({
		perMinute: null,
		perDay,
		paused: null,
		load: {
			at,
			retryAt: null,
			pace: 60,
			spent: [],
			queue: [{ batchId: 'friday', recipients: 60, dueAt: later(-hour) }],
			...load
		}
	}) as unknown as MailboxStatus;

describe('the outlook of a batch', () => {
	it('is soon where nothing holds it up', () => {
		expect(outlookFor(batch, mailbox({}))).toMatchObject({ type: 'soon', nextAt: at, lastAt: later(60_000) });
	});

	it('names a limit that is used up, and when it goes on', () => {
		const spent = [{ at: later(-2 * hour), recipients: 100 }];
		expect(outlookFor(batch, mailbox({ spent }, 100))).toMatchObject({ type: 'limit', nextAt: later(22 * hour) });
	});

	it('names a time chosen before', () => {
		const queue = [{ batchId: 'friday', recipients: 60, dueAt: later(5 * hour) }];
		expect(outlookFor(batch, mailbox({ queue }))).toMatchObject({ type: 'not-before', nextAt: later(5 * hour) });
	});

	it('is none while the mailbox stands still, of what the relay does not have, and of a relay that says nothing', () => {
		const paused = { ...mailbox({}), paused: { reason: 'login', detail: '', at } };
		expect(outlookFor(batch, paused)).toBeNull();
		expect(outlookFor({ ...batch, push: { type: 'waiting' } }, mailbox({}))).toBeNull();
		expect(outlookFor({ ...batch, id: 'other' }, mailbox({}))).toBeNull();
		expect(outlookFor(batch, { ...mailbox({}), load: null })).toBeNull();
	});
});

describe('a time before which a batch must not go', () => {
	const message = (state: string, utc: string | null) =>
		({
			recipients: [{ state }],
			message: { notBefore: utc === null ? null : { utc, zone: 'Europe/Amsterdam' } }
		}) as unknown as MessageRow;

	it('is shown until it has come, and only of what has not been tried', () => {
		expect(heldUntil([message('queued', later(hour))], at)).toBe(later(hour));
		expect(heldUntil([message('approved', later(hour))], at)).toBe(later(hour));
		expect(heldUntil([message('queued', later(hour))], later(2 * hour))).toBe('');
		expect(heldUntil([message('cancelled', later(hour))], at)).toBe('');
		expect(heldUntil([message('queued', null)], at)).toBe('');
	});
});
