import { describe, expect, it } from 'vitest';
import type { Batch } from '#domain/batch.ts';
import type { MessageRow, RecipientRow } from '#ledger/rows.ts';
import { isToDecide, totalOf, type BatchResult } from './results.ts';
import { summarise } from './summary.ts';

const resultOf = (...states: RecipientRow['state'][]): BatchResult => ({
	batch: {} as Batch,
	summary: summarise([{ recipients: states.map((state) => ({ state, receipt: null })) }] as unknown as MessageRow[])
});

describe('the results of batches', () => {
	it('want a person where something came back or is not known, and leave him alone otherwise', () => {
		expect(isToDecide(resultOf('accepted', 'bounced'))).toBe(true);
		expect(isToDecide(resultOf('uncertain'))).toBe(true);
		expect(isToDecide(resultOf('accepted', 'delivered', 'cancelled'))).toBe(false);
	});

	it('are told together', () => {
		const together = totalOf([resultOf('accepted', 'rejected'), resultOf('delivered', 'cancelled')]);
		expect(together).toEqual({ sent: 2, perhaps: 0, failed: 1, cancelled: 1 });
	});
});
