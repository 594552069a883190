import { describe, expect, it } from 'vitest';
import { guessNamePattern } from './name-guess.ts';
import { nameReader } from './name-pattern.ts';

const known = new Set(['10001', '10002', '10003', 'bakkerij jansen', 'café żółć']);
const isDebtor = (text: string): boolean => known.has(text.toLowerCase());
const guess = (...names: string[]): string => guessNamePattern(names, isDebtor);

function read(pattern: string, name: string) {
	const reader = nameReader(pattern);
	if (!reader.ok) throw new Error(reader.error.type);
	return reader.value.read(name, isDebtor);
}

describe('a pattern guessed from names', () => {
	it.each([
		['{debtor}_{number}', '10001_2026-0001.pdf', '10002_2026-0002.pdf', '10001_2026-0003.pdf'],
		['{number}_{debtor}', 'F2026001_10001.pdf', 'F2026002_10002.pdf', 'F2026003_10001.pdf'],
		['Factuur {number} {debtor}', 'Factuur F1 10001.pdf', 'Factuur F2 10002.PDF', 'Factuur F3 10003.pdf'],
		['{debtor}-{number}-{year}-{month}-{day}-1', '10001-F1-2026-02-03-1.pdf', '10002-F2-2026-02-03-1.pdf'],
		['{year}{month}{day}_{debtor}_{number}', '20260203_10001_881.pdf', '20260204_10002_882.pdf'],
		['{number} - {debtor}', '26001 - Bakkerij Jansen.pdf', '26002 - Café Żółć.pdf'],
		['Rechnung_{number}', 'Rechnung_2026-01.pdf', 'Rechnung_2026-02.pdf'],
		['{debtor}_{number}', '90001_501.pdf', '90002_502.pdf', '90001_503.pdf']
	])('is %s', (pattern, ...names) => expect(guess(...names)).toBe(pattern));

	it('takes a year in front of the number for a part of it', () => {
		const pattern = guess('10001-2026-0012.pdf', '10002-2026-0013.pdf', '10003-2026-0014.pdf');
		expect(read(pattern, '10001-2026-0012.pdf')).toEqual({ debtor: '10001', number: '2026-0012', date: '' });
	});

	it('is found for one name alone', () => expect(guess('10001_F9.pdf')).toBe('{debtor}_{number}'));
});

describe('a name under a pattern', () => {
	it('is read so that its debtor is known, where there are several ways', () => {
		expect(read('{number}-{debtor}', '2026-0012-10001.pdf')).toMatchObject({ number: '2026-0012', debtor: '10001' });
	});

	it('says its date, and does not fit with one that is none', () => {
		expect(read('{number} {year}{month}{day}', 'F1 20260228.pdf')).toMatchObject({ date: '2026-02-28' });
		expect(read('{number} {year}{month}{day}', 'F1 20260230.pdf')).toBeNull();
	});

	it('takes marks of a pattern as they stand', () => {
		expect(read('R({debtor})+{number}', 'R(10001)+7.pdf')).toMatchObject({ debtor: '10001', number: '7' });
		expect(read('{number}.x', '7yx.pdf')).toBeNull();
	});
});
