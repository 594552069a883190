import { beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { issuerProblems, type IssuerEntries } from './issuer-problems.ts';
import { newSeries } from './new-issuer.ts';

const saved = newSeries('s', 'i', 'invoice', '2026-05-01');
const entry = { pattern: saved.pattern, next: '1', saved };
const good: IssuerEntries = {
	name: 'Bakkerij Zonneveld',
	accent: '',
	iban: 'NL91 ABNA 0417 1643 00',
	email: '',
	paymentDays: '14',
	fileNamePattern: '',
	series: { invoice: entry, 'credit-note': entry }
};
const wrongFields = (entries: Partial<IssuerEntries>) => Object.keys(issuerProblems({ ...good, ...entries }));

describe('the form of a company', () => {
	beforeAll(() => overwriteGetLocale(() => 'en'));

	it('lets a complete company pass, and one without an IBAN', () => {
		expect(wrongFields({})).toEqual([]);
		expect(wrongFields({ iban: '' })).toEqual([]);
	});

	it.each([
		['no name', { name: ' ' }, ['name']],
		['a colour that is too light to read', { accent: '#ffcc00' }, ['accent']],
		['what is no colour', { accent: 'groen' }, ['accent']],
		['an IBAN with a wrong digit', { iban: 'NL91 ABNA 0417 1643 01' }, ['iban']],
		['an account number that is no IBAN', { iban: '417164300' }, ['iban']],
		['a mail address that is none', { email: 'info@' }, ['email']],
		['a negative term', { paymentDays: '-1' }, ['paymentDays']],
		['a term of more than a year', { paymentDays: '366' }, ['paymentDays']],
		['an unknown field in a file name', { fileNamePattern: '{name}.pdf' }, ['fileNamePattern']]
	])('refuses %s', (_case, entries, fields) => {
		expect(wrongFields(entries)).toEqual(fields);
	});

	it('refuses a pattern without a number', () => {
		const invoice = { ...entry, pattern: '{year}' };
		expect(wrongFields({ series: { ...good.series, invoice } })).toEqual(['invoice-pattern']);
	});

	it('never goes back in a series that has given numbers', () => {
		const used = { ...entry, next: '7', saved: { ...saved, next: 8, lastDate: '2026-05-01' } };
		expect(wrongFields({ series: { ...good.series, invoice: used } })).toEqual(['invoice-next']);
		expect(wrongFields({ series: { ...good.series, invoice: { ...used, next: '12' } } })).toEqual([]);
	});
});
