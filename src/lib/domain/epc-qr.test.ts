import { describe, expect, it } from 'vitest';
import { epcPayload, type Transfer } from './epc-qr.ts';
import { cents } from './money.ts';

const transfer: Transfer = {
	name: 'Bakkerij Zonneveld',
	iban: 'NL91ABNA0417164300',
	bic: '',
	amount: cents(12345),
	rf: '',
	text: '2026-0344'
};
const lines = (change: Partial<Transfer>) => epcPayload({ ...transfer, ...change })?.split('\n');

describe('a payment code', () => {
	it('has its fields in the order of EPC069-12', () => {
		expect(lines({})).toEqual([
			'BCD',
			'002',
			'1',
			'SCT',
			'',
			'Bakkerij Zonneveld',
			'NL91ABNA0417164300',
			'EUR123.45',
			'',
			'',
			'2026-0344'
		]);
	});

	it('names an RF reference in the field for it, and then no words', () => {
		expect(lines({ rf: 'RF18539007547034' })?.slice(9)).toEqual(['RF18539007547034']);
	});

	it('keeps a field on its line', () => {
		expect(lines({ name: `A\nB${'x'.repeat(100)}` })?.[5]).toBe(`A B${'x'.repeat(67)}`);
	});

	it.each([{ amount: cents(0) }, { amount: cents(-1) }, { iban: '' }, { amount: cents(100_000_000_000) }])(
		'is not made for %o',
		(change) => {
			expect(lines(change)).toBeUndefined();
		}
	);
});
