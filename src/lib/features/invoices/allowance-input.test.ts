import { describe, expect, it } from 'vitest';
import type { Allowance } from '#domain/allowance.ts';
import { decimal } from '#domain/decimal.ts';
import { cents } from '#domain/money.ts';
import { aLine } from '#tests/support/builders.ts';
import {
	allowanceInputOf,
	emptyAllowance,
	readAllowance,
	withAllowanceRead,
	type AllowanceUnit
} from './allowance-input.ts';
import { inputOf, isReadable, withRead } from './line-input.ts';

const written = (value: string, unit: AllowanceUnit) => ({ ...emptyAllowance, unit, value });

const faultOf = (value: string, unit: AllowanceUnit = 'percent') => {
	const read = readAllowance(written(value, unit));
	return read.ok ? null : read.error.type;
};

describe('a discount or charge as it is written', () => {
	it('is a share or an amount, with a comma or a point', () => {
		expect(withAllowanceRead(written('2,5', 'percent')).allowance.by).toEqual({ percent: '2.5' });
		expect(withAllowanceRead(written('12.50', 'amount')).allowance.by).toEqual({ amount: 1250 });
	});

	it('is more than nothing, and as a share at most all', () => {
		expect(['0', '-5', '100', '100,01'].map((value) => faultOf(value))).toEqual([
			'NotPositive',
			'NotPositive',
			null,
			'OverAll'
		]);
		expect(faultOf('250', 'amount')).toBe(null);
	});

	it('is refused where it is no number, can be read two ways or is finer than a cent', () => {
		expect([faultOf(''), faultOf('tien'), faultOf('1.250', 'amount'), faultOf('0,125', 'amount')]).toEqual([
			'NotANumber',
			'NotANumber',
			'TwoWays',
			'TooPrecise'
		]);
	});

	it('counts as nothing while it cannot be read, keeps its reason and keeps the line from being issued', () => {
		const before: Allowance = { type: 'charge', by: { percent: decimal('3') }, reason: 'Spoed' };
		const input = inputOf(aLine({ allowances: [before] }), 1, ',');
		const broken = withRead({ ...input, allowances: [{ ...input.allowances[0]!, value: 'x' }] });
		expect(broken.line.allowances).toEqual([{ ...before, by: { percent: '0' } }]);
		expect([isReadable(input), isReadable(broken)]).toEqual([true, false]);
	});

	it('stands in its fields as it was written, one that is still missing as nothing', () => {
		const values = [{ percent: decimal('2.5') }, { amount: cents(1250) }, { percent: decimal('0') }].map(
			(by) => allowanceInputOf({ type: 'discount', by, reason: '' }, ',').value
		);
		expect(values).toEqual(['2,5', '12,50', '']);
	});

	it('leaves its line as if it had never been there', () => {
		const input = inputOf(aLine({ allowances: [{ type: 'discount', by: { amount: cents(5) }, reason: '' }] }), 1, ',');
		expect(withRead({ ...input, allowances: [] }).line).toEqual(aLine());
	});
});
