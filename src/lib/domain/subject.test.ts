import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields, parseSubject, type MergeValues } from './merge.ts';
import { fillSubject, numberList } from './subject.ts';

const values = Object.fromEntries(mergeFields.map((field) => [field, ''])) as MergeValues;

function subject(text: string, numbers: readonly string[]): string {
	const template = parseSubject(text);
	if (!template.ok) throw new Error(template.error.type);
	return fillSubject(template.value, values, numbers);
}

const many = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`);

describe('the numbers in a subject', () => {
	it('stand alone or as a list', () => {
		expect(subject('Invoice %n', ['2026-0001'])).toBe('Invoice 2026-0001');
		expect(subject('Invoices %n of Zonneveld', many.slice(0, 2))).toBe('Invoices 2026-0001, 2026-0002 of Zonneveld');
	});

	it('are cut so that the subject keeps to 78 characters, the rest counted', () => {
		expect(subject('Invoices %n', many)).toBe(
			'Invoices 2026-0001, 2026-0002, 2026-0003, 2026-0004, 2026-0005, 2026-0006 +6'
		);
	});

	it('fill a line of 78 characters to the last', () => {
		expect(subject('%n', ['a'.repeat(38), 'b'.repeat(38)])).toBe(`${'a'.repeat(38)}, ${'b'.repeat(38)}`);
		expect(subject('%n', ['a'.repeat(38), 'b'.repeat(39)])).toBe(`${'a'.repeat(38)} +1`);
	});

	it('are at least one, however long the text', () => {
		expect(subject(`${'a'.repeat(90)} %n`, many)).toMatch(/a 2026-0001 \+11$/);
	});

	it('are as many as fit, and none is lost from the count', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 200 }), (count) => {
				const numbers = Array.from({ length: count }, (_, index) => `F${index}`);
				const filled = subject('%n', numbers);
				expect(filled.length).toBeLessThanOrEqual(78);
				const [list, rest] = filled.split(' +');
				const shown = list!.split(', ').length;
				expect(shown + Number(rest ?? 0)).toBe(count);
				if (shown < count) expect(numberList(numbers, shown + 1).length).toBeGreaterThan(78);
			})
		);
	});
});
