import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openFile, planFile } from './dry-run.ts';
import { layoutOf } from './layout.ts';
import { newDebtor } from './plan-debtors.ts';
import { type Known } from './plan.ts';
import { summaryOf } from './plan-summary.ts';
import { knownOf, testIssuer } from '#tests/support/import-files.ts';

const folder = new URL('../../../../shared/data/chinook/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.warn(`skipped: no sample data at ${folder.pathname}`);

const open = (name: string) => {
	const opened = openFile(readFileSync(new URL(name, folder)), { encoding: null, delimiter: null });
	if (!opened.ok) throw new Error(opened.error.type);
	return opened.value;
};

describe.skipIf(!isThere)('the chinook export', () => {
	const known = (): Known => {
		const { table, guess } = open('debiteuren.csv');
		const plan = planFile(table, guess.mapping, knownOf([]));
		return knownOf(plan.kind === 'debtors' ? plan.items.map(({ candidate }) => newDebtor(candidate!, testIssuer)) : []);
	};

	it('gives 59 new debtors', () => {
		const { table, guess, encoding, language } = open('debiteuren.csv');
		expect({ encoding, language, delimiter: table.delimiter }).toEqual({
			encoding: 'utf-8',
			language: 'nl',
			delimiter: ';'
		});
		const plan = planFile(table, guess.mapping, knownOf([]));
		expect(layoutOf(table, guess.mapping).questions).toEqual([]);
		expect(summaryOf(plan, 'EUR').counts).toEqual({ new: 59, changed: 0, same: 0, conflict: 0, refused: 0 });
	});

	it('gives 412 new invoices with their lines and sums', () => {
		const { table, guess } = open('facturen.csv');
		const plan = planFile(table, guess.mapping, known());
		expect(layoutOf(table, guess.mapping).questions).toEqual([]);
		const summary = summaryOf(plan, 'EUR');
		expect(summary.counts).toEqual({ new: 412, changed: 0, same: 0, conflict: 0, refused: 0 });
		expect(summary.lines).toBe(2240);
		expect(summary.sums).toEqual([{ currency: 'EUR', net: 232860, gross: 279168 }]);
		expect(summary.unmailable).toBe(28);
	});
});
