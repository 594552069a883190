import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, decimal } from '#domain/decimal.ts';
import { aLine } from '#tests/support/builders.ts';
import { emptyLine, inputOf, isReadable, withRead } from './line-input.ts';
import { readTyped, writeTyped } from './typed-number.ts';

const valueOf = (text: string, field: 'quantity' | 'vatRate' = 'quantity') => {
	const read = readTyped(text, field);
	return read.ok ? read.value : read.error.type;
};

describe('a typed number', () => {
	it('is read with a comma as with a point', () => {
		expect([valueOf('18,6'), valueOf('18.6'), valueOf(' 1.234,5 '), valueOf('-8')]).toEqual([
			'18.6',
			'18.6',
			'1234.5',
			'-8'
		]);
	});

	it('is refused where it can be read two ways, and read once it cannot', () => {
		expect([valueOf('1.250'), valueOf('1,250'), valueOf('1250'), valueOf('1,2500')]).toEqual([
			'TwoWays',
			'TwoWays',
			'1250',
			'1.25'
		]);
	});

	it('keeps four decimals, a rate two, and is never rounded in silence', () => {
		expect([valueOf('0,12345'), valueOf('5,55', 'vatRate'), valueOf('5,555', 'vatRate')]).toEqual([
			'TooPrecise',
			'5.55',
			'TwoWays'
		]);
	});

	it('is refused where it is none', () => {
		expect([valueOf(''), valueOf('een'), valueOf('1-2')]).toEqual(['NotANumber', 'NotANumber', 'NotANumber']);
	});

	it('reads as what was written into its field', () => {
		const tenThousandths = fc.integer({ min: -999_999_999, max: 999_999_999 });
		fc.assert(
			fc.property(tenThousandths, fc.constantFrom(',', '.'), fc.constantFrom(0, 2), (part, mark, least) => {
				const value = canonical(new Big(part).div(10_000));
				expect(valueOf(writeTyped(value, mark, least))).toBe(value);
			})
		);
	});

	it('shows cents of a price, and finer parts where there are any', () => {
		const shown = ['2.4', '2', '0.8333', '1.125', '-3.5'].map((price) => writeTyped(decimal(price), ',', 2));
		expect(shown).toEqual(['2,40', '2,00', '0,8333', '1,1250', '-3,50']);
	});
});

describe('a line as it is written', () => {
	const written = (change: Partial<ReturnType<typeof inputOf>>) =>
		withRead({ ...inputOf(aLine(), 1, ','), ...change }).line;

	it('takes the numbers that can be read and keeps the last of those that cannot', () => {
		const line = written({ quantity: '18,6', unitPrice: 'x' });
		expect([line.quantity, line.unitPrice]).toEqual(['18.6', aLine().unitPrice]);
	});

	it('has the standard category exactly where it has a rate', () => {
		expect(written({ vatRate: '0' }).vatCategory).toBe('Z');
		const reverse = inputOf(aLine({ vatRate: decimal('0'), vatCategory: 'AE' }), 1, ',');
		expect(withRead(reverse).line.vatCategory).toBe('AE');
		expect(withRead({ ...reverse, vatRate: '21' }).line.vatCategory).toBe('S');
	});

	it('begins with unit and rate of the line above', () => {
		const above = aLine({ unit: 'kg', vatRate: decimal('9') });
		expect(emptyLine(above, decimal('21'))).toMatchObject({ unit: 'kg', vatRate: '9', quantity: '1', description: '' });
		expect(emptyLine(undefined, decimal('21')).vatRate).toBe('21');
	});

	it('says how much was ordered and came back, or does not say it', () => {
		const input = inputOf(aLine({ ordered: decimal('20'), returned: null }), 1, ',');
		expect([input.ordered, input.returned]).toEqual(['20', '']);
		expect(withRead({ ...input, ordered: ' ', returned: '2,5' }).line).toMatchObject({
			ordered: null,
			returned: '2.5'
		});
		const unreadable = withRead({ ...input, ordered: 'many' });
		expect([isReadable(unreadable), unreadable.line.ordered]).toEqual([false, '20']);
	});
});
