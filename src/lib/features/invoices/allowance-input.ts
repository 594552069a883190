import type { Allowance } from '#domain/allowance.ts';
import { big, decimal, type Decimal } from '#domain/decimal.ts';
import { centsOf, plainAmount } from '#domain/money.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { readTyped, writeTyped, type NumberFault } from './typed-number.ts';

/** How a discount or charge is counted: a share of what it stands on, or money. */
export type AllowanceUnit = 'percent' | 'amount';

/** A discount or charge as it is written: its number is text until it can be read. */
export interface AllowanceInput {
	unit: AllowanceUnit;
	value: string;
	/** The discount or charge that this makes; its number as it was last read. */
	allowance: Allowance;
}

/** Why what is written of a discount or charge cannot be taken. */
export type AllowanceFault = NumberFault | { type: 'NotPositive' } | { type: 'OverAll' };

/** Reads how much a discount or charge is: more than nothing, and as a share no more than all. */
export function readAllowance({ value, unit }: AllowanceInput): Result<Decimal, AllowanceFault> {
	const read = readTyped(value, unit);
	if (!read.ok) return read;
	const number = big(read.value);
	if (number.lte(0)) return err({ type: 'NotPositive' });
	return unit === 'percent' && number.gt(100) ? err({ type: 'OverAll' }) : ok(read.value);
}

/** The input with its discount or charge brought up to what is written; a number that cannot be read counts as nothing. */
export function withAllowanceRead(input: AllowanceInput): AllowanceInput {
	const read = readAllowance(input);
	const value = read.ok ? read.value : decimal('0');
	const by: Allowance['by'] = input.unit === 'percent' ? { percent: value } : { amount: centsOf(value) };
	return { ...input, allowance: { ...input.allowance, by } };
}

/** A discount or charge as it stands in its fields; nothing is an empty field. */
export function allowanceInputOf(allowance: Allowance, mark: string): AllowanceInput {
	const { by } = allowance;
	if ('percent' in by) {
		return { unit: 'percent', value: by.percent === '0' ? '' : writeTyped(by.percent, mark), allowance };
	}
	const value = by.amount === 0 ? '' : writeTyped(decimal(plainAmount(by.amount)), mark, 2);
	return { unit: 'amount', value, allowance };
}

/** A discount that is still to be written. */
export const emptyAllowance: AllowanceInput = {
	unit: 'percent',
	value: '',
	allowance: { type: 'discount', by: { percent: decimal('0') }, reason: '' }
};
