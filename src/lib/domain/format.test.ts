import { describe, expect, it } from 'vitest';
import { decimal } from './decimal.ts';
import { formatAmount, formatDate, formatDecimal } from './format.ts';
import { cents } from './money.ts';

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('on the screen', () => {
	it.each([
		['nl', '€ 1.234.567,89'],
		['de', '1.234.567,89 €'],
		['fr', '1 234 567,89 €'],
		['en', '€1,234,567.89']
	])('an amount in %s is %s', (locale, shown) => {
		expect(spaced(formatAmount(cents(123_456_789), 'EUR', locale))).toBe(shown);
	});

	it('a negative amount keeps its sign and another currency its own', () => {
		expect(spaced(formatAmount(cents(-150), 'CHF', 'de-CH'))).toBe('CHF-1.50');
	});

	it('an amount is exact to the cent where a float is not', () => {
		expect(formatAmount(cents(9_007_199_254_740_991), 'EUR', 'en')).toBe('€90,071,992,547,409.91');
	});

	it('a decimal has the places that it has', () => {
		expect(formatDecimal(decimal('1234.5678'), 'nl')).toBe('1.234,5678');
		expect(formatDecimal(decimal('-3'), 'nl')).toBe('-3');
	});

	it('a date is the same day everywhere', () => {
		expect(formatDate('2026-03-01', 'nl')).toBe('1 mrt 2026');
		expect(formatDate('2026-03-01', 'en')).toBe('Mar 1, 2026');
		expect(formatDate('', 'nl')).toBe('');
	});
});
