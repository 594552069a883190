import { describe, expect, it } from 'vitest';
import { dryRun, knownOf, reasonsOf } from '#tests/support/import-files.ts';
import { openFile } from './dry-run.ts';

const guessed = { encoding: null, delimiter: null };
const headings = 'Debiteurnummer;Naam;Plaats;Land;Factuur e-mail;Verzendwijze';
const row = (number: string, name: string) => `${number};${name};Arnhem;NL;a@x.example;e-mail`;
const planOf = (...rows: string[]) => dryRun([headings, ...rows].join('\r\n'), knownOf([])).plan;

describe('a hostile file', () => {
	it('may have cells of a megabyte: their rows are refused by name, and the rest is taken', () => {
		const plan = planOf(row('1', 'x'.repeat(1_000_000)), row('2', `"${'y;\n'.repeat(350_000)}"`), row('3', 'Good'));
		expect(reasonsOf(plan).map(([number, , column, fault]) => [number, column, fault])).toEqual([
			['1', 'Naam', 'CellTooLong'],
			['2', 'Naam', 'CellTooLong']
		]);
		expect(plan.items).toHaveLength(3);
	});

	it('may have three hundred columns, and is refused at once where it has more', () => {
		const opened = (columns: number) => {
			const line = (cell: string) => Array.from({ length: columns }, (_, column) => `${cell} ${column}`).join(';');
			return openFile(new TextEncoder().encode([line('Kolom'), line('waarde'), line('x')].join('\n')), guessed);
		};
		expect(opened(300)).toMatchObject({ ok: true, value: { doubled: [] } });
		const began = performance.now();
		expect(opened(20_000)).toEqual({ ok: false, error: { type: 'TooManyColumns', limit: 300 } });
		expect(performance.now() - began).toBeLessThan(1_000);
	});

	it('with a NUL anywhere is no text', () => {
		const bytes = new TextEncoder().encode([headings, row('1', 'A\u0000B')].join('\r\n'));
		expect(openFile(bytes, guessed)).toEqual({ ok: false, error: { type: 'NotText', format: 'unknown' } });
	});

	it('in two encodings at once is told by the word that shows it', () => {
		const utf8 = new TextEncoder().encode([headings, row('1', 'Köhler'), ''].join('\r\n'));
		const mixed = Buffer.concat([utf8, Buffer.from(row('2', 'Café'), 'latin1')]);
		expect(openFile(mixed, guessed)).toMatchObject({
			ok: true,
			value: { encoding: 'windows-1252', garbled: 'KÃ¶hler' }
		});
	});

	it('may name a debtor by a formula, by markup or by a template: it stays the text that it is', () => {
		const names = ['=HYPERLINK("http://evil.example")', '<img src=x onerror=alert(1)>', '{{7*7}}', '__proto__'];
		const plan = planOf(...names.map((name, index) => row(String(index), `"${name.replaceAll('"', '""')}"`)));
		expect(plan.items.map(({ entry }) => entry)).toMatchObject(names.map(() => ({ problems: [] })));
		for (const name of names) expect(JSON.stringify(plan)).toContain(JSON.stringify(name).slice(1, -1));
	});

	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('may call a column and a debtor %s', (word) => {
		const plan = dryRun([`${headings};${word}`, `${row(word, word)};${word}`].join('\r\n'), knownOf([])).plan;
		expect(reasonsOf(plan)).toEqual([]);
		expect(plan.items).toHaveLength(1);
	});
});
