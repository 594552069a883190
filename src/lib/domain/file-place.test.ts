import { describe, expect, it } from 'vitest';
import { folderGroupings, subFolderOf } from './file-place.ts';

describe('the sub-folder of a document', () => {
	it('is the debtor, the month or the day of the invoice', () => {
		const facts = { debtor: { number: '10001', name: 'Hotel/Café "De Linde"' }, date: '2026-11-30' };
		expect(folderGroupings.map((grouping) => subFolderOf(grouping, facts))).toEqual([
			'',
			'10001 Hotel-Café -De Linde-',
			'2026-11',
			'2026-11-30'
		]);
	});
});
