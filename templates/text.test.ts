import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recorder } from '#tests/pdf/recorder.ts';
import { atMost, joinIntoLines, shrink, wrap, wrapAtSpaces, wrapBalanced } from './text.ts';

const ruler = recorder();
const face = { size: 9 };
const prose = fc
	.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 40 })
	.map((words) => words.join(' '));

describe('wrapping', () => {
	it('keeps every line within the room, and every character but spaces', () => {
		fc.assert(
			fc.property(prose, fc.integer({ min: 12, max: 150 }), (text, room) => {
				const lines = wrap(ruler, text, face, room);
				for (const line of lines) expect(ruler.widthOf(line, face)).toBeLessThanOrEqual(room);
				expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
			})
		);
	});

	it('breaks after hyphens and slashes, and where the text does', () => {
		expect(wrap(ruler, 'Boden-/Wandbelag', face, 17)).toEqual(['Boden-/', 'Wandbelag']);
		expect(wrap(ruler, 'one\ntwo', face, 100)).toEqual(['one', 'two']);
	});

	it('leaves no-break spaces together', () => {
		expect(wrap(ruler, 'rund 850\u00a0kW', face, 12)).toEqual(['rund', '850\u00a0kW']);
	});

	it('gives no lines for nothing', () => {
		expect(wrap(ruler, ' \n ', face, 10)).toEqual([]);
	});

	it('balanced leaves no single word on the last line where a narrower measure helps', () => {
		const text = 'Trasse Wiesenbach bis Oberdorf einschließlich Muffen';
		const room = ruler.widthOf(text, face) - 1;
		expect(wrap(ruler, text, face, room).at(-1)).toBe('Muffen');
		expect(wrapBalanced(ruler, text, face, room).at(-1)).toContain(' ');
	});

	it('at spaces alone leaves what has slashes whole, the last word in company', () => {
		const text = 'Article 132 (1) (i) of the Council Directive 2006/112/EC';
		const room = ruler.widthOf('Article 132 (1) (i) of the Council Directive 2006/', face);
		const lines = wrapBalanced(ruler, text, face, room, wrapAtSpaces);
		expect(lines.join(' ')).toBe(text);
		expect(lines.at(-1)).toMatch(/ 2006\/112\/EC$/);
	});
});

describe('one line', () => {
	it('shrinks before it is cut', () => {
		const room = ruler.widthOf('VV-2026-4471 / 2', { size: 8 });
		expect(shrink(ruler, 'VV-2026-4471 / 2', face, room, 7)).toEqual({ text: 'VV-2026-4471 / 2', size: 8 });
	});

	it('that is cut says so and fits', () => {
		const { text, size } = shrink(ruler, 'x'.repeat(100), face, 20, 7);
		expect(size).toBe(7);
		expect(text).toMatch(/^x+…$/);
		expect(ruler.widthOf(text, { size })).toBeLessThanOrEqual(20);
	});
});

it('parts are joined by a dot only where both stand on one line', () => {
	const room = ruler.widthOf('one · two', face) + 0.1;
	expect(joinIntoLines(ruler, ['one', 'two', 'three'], face, room)).toEqual(['one · two', 'three']);
});

it('what is more than the most lines goes into the last', () => {
	expect(atMost(['a', 'b', 'c'], 2)).toEqual(['a', 'b c']);
	expect(atMost(['a', 'b'], 2)).toEqual(['a', 'b']);
});
