import { describe, expect, it } from 'vitest';
import type { MessageRow, RecipientRow } from '#ledger/rows.ts';
import { summarise } from './summary.ts';

const recipient = (state: RecipientRow['state'], nextTryAt: string | null = null): RecipientRow => ({
	address: 'a@x.example',
	state,
	receipt: nextTryAt === null ? null : ({ nextTryAt } as RecipientRow['receipt'])
});

const message = (...recipients: RecipientRow[]): MessageRow => ({ recipients }) as MessageRow;

describe('summarise', () => {
	it('counts each recipient once, in the group that people ask for', () => {
		const states = [
			'approved',
			'queued',
			'accepted',
			'delivered',
			'uncertain',
			'rejected',
			'expired',
			'cancelled'
		] as const;
		const sum = summarise([message(...states.map((state) => recipient(state)))]);
		expect(sum).toMatchObject({ total: 8, waiting: 2, sent: 2, perhaps: 1, failed: 2, cancelled: 1 });
	});

	it('counts a deferred recipient as waiting and names the next try of all', () => {
		const later = recipient('deferred', '2026-11-20T10:30:00Z');
		const sooner = recipient('deferred', '2026-11-20T10:05:00Z');
		expect(summarise([message(later), message(sooner)])).toMatchObject({
			waiting: 2,
			deferred: 2,
			nextTryAt: '2026-11-20T10:05:00Z'
		});
	});

	it('is all zero for a batch without messages', () => {
		expect(summarise([])).toMatchObject({ total: 0, waiting: 0, nextTryAt: '' });
	});
});
