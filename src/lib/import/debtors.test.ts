import { describe, expect, it } from 'vitest';
import { dryRun, knownOf, reasonsOf, testIssuer } from '#tests/support/import-files.ts';
import { assignColumn, type Mapping } from './mapping.ts';
import { newDebtor } from './plan-debtors.ts';
import type { KnownDebtor, Plan } from './plan.ts';

const heads = 'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze';
const file = (...rows: string[]) => [heads, ...rows].join('\n');
const plan = (text: string, known: readonly KnownDebtor[] = []) => dryRun(text, knownOf(known)).plan;
const outcomes = ({ items }: Plan) => items.map(({ entry }) => entry.outcome);

/** What the ledger would hold after a file was imported. */
function imported(text: string): KnownDebtor[] {
	const { items, kind } = plan(text);
	if (kind !== 'debtors') throw new Error(kind);
	return items.map(({ candidate }) => ({
		debtor: newDebtor(candidate!, testIssuer),
		contentDigest: candidate!.digest
	}));
}

describe('debtors from rows', () => {
	it('reads countries, languages and routes in any of the four languages', () => {
		const text = file(
			'1;A;;;;Duitsland;a@x.example;Duits;per mail',
			'2;B;;;;Royaume-Uni;;anglais;courrier',
			'3;C;;;;AT;c@x.example;de-AT;E-Mail und Post'
		);
		const debtors = imported(text).map(({ debtor }) => [debtor.address.country, debtor.language, debtor.route]);
		expect(debtors).toEqual([
			['DE', 'de', 'mail'],
			['GB', 'en', 'paper'],
			['AT', 'de', 'both']
		]);
	});

	it('keeps words in an address field as written and says that it cannot be mailed', () => {
		const { items } = plan(file('1;A;;;;NL;a@x.example, volgt nog;nl;e-mail'));
		expect(items[0]!.candidate).toMatchObject({ values: { invoiceRecipients: 'a@x.example, volgt nog' } });
		expect(items[0]!.entry.notes).toEqual([{ type: 'CannotBeMailed', text: 'a@x.example, volgt nog', good: 1 }]);
	});

	it('sends by mail where there is an address and no route, else on paper', () => {
		const routes = imported(file('1;A;;;;;a@x.example;;', '2;B;;;;;;;')).map(({ debtor }) => debtor.route);
		expect(routes).toEqual(['mail', 'paper']);
	});

	it("takes the issuer's language for one that documents are not made in, and says so", () => {
		const text = file('1;A;;;;ES;a@x.example;Spaans;e-mail');
		expect(imported(text)[0]!.debtor.language).toBe('nl');
		expect(plan(text).items[0]!.entry.notes).toEqual([{ type: 'OtherLanguage', text: 'Spaans' }]);
	});

	it('names each bad row with column and reason, and takes the rest', () => {
		const found = plan(
			file('1;A;;;;NL;;nl;e-mail', ';B;;;;NL;;nl;e-mail', '3;;;;;NL;;nl;duif', '4;D;;;;Absurdistan;;nl;post', '5;E;;;')
		);
		expect(reasonsOf(found)).toEqual([
			['', 3, 'Debiteurnummer', 'MissingValue'],
			['3', 4, 'Naam', 'MissingValue'],
			['3', 4, 'Verzendwijze', 'UnknownRoute'],
			['4', 5, 'Land', 'UnknownCountry'],
			['5', 6, '', 'TooFewCells']
		]);
		expect(outcomes(found)).toEqual(['new', 'refused', 'refused', 'refused', 'refused']);
	});

	it('refuses characters that could change how a text reads, and texts without end', () => {
		const found = plan(file('1;A\u202eB;;;;NL;;nl;post', `2;${'x'.repeat(201)};;;;NL;;nl;post`));
		expect(reasonsOf(found)).toEqual([
			['1', 2, 'Naam', 'ControlCharacter'],
			['2', 3, 'Naam', 'CellTooLong']
		]);
	});

	it('counts a debtor once whose rows agree, and refuses both where they do not', () => {
		const row = '1;A;;;;NL;;nl;post';
		expect(outcomes(plan(file(row, row)))).toEqual(['new']);
		expect(reasonsOf(plan(file(row, '1;B;;;;NL;;nl;post'))).map(([, line, , reason]) => [line, reason])).toEqual([
			[2, 'DebtorTwice'],
			[3, 'DebtorTwice']
		]);
	});

	it('asks whether invoices go to the only addresses there are, where their heading does not say so', () => {
		const text = 'Kundennummer;Firma;E-Mail\nK1;Müller;a@x.example\n';
		expect(dryRun(text, knownOf([])).questions).toMatchObject([{ type: 'LoneEmail', column: 'E-Mail' }]);
		const said = (mapping: Mapping): Mapping => ({ ...mapping, loneEmail: 'invoices' });
		expect(dryRun(text, knownOf([]), said)).toMatchObject({
			questions: [{ answer: 'invoices' }],
			plan: { items: [{ candidate: { values: { invoiceRecipients: 'a@x.example' } } }] }
		});
		const meant = (mapping: Mapping) => assignColumn(mapping, 2, 'invoiceRecipients');
		expect(dryRun(text, knownOf([]), meant).questions).toEqual([]);
	});

	it('joins street and house number', () => {
		const found = plan('Kundennummer;Firma;Straße;Hausnummer\nK1;Müller;Weg;7a\n');
		expect(found.items[0]!.candidate).toMatchObject({ values: { street: 'Weg 7a' } });
	});
});

describe('the dry run of debtors', () => {
	const row = '1;Jansen;Straat 1;1234 AB;Zwolle;NL;a@x.example;nl;e-mail';

	it('finds nothing to do in the same file again', () => {
		expect(outcomes(plan(file(row), imported(file(row))))).toEqual(['same']);
	});

	it('says what would change in a known debtor', () => {
		const found = plan(file(row.replace('Straat 1', 'Laan 2')), imported(file(row)));
		expect(found.items[0]!.entry).toMatchObject({
			outcome: 'changed',
			changes: [{ field: 'street', from: 'Straat 1', to: 'Laan 2' }]
		});
	});

	it('changes nothing that the file has no column for', () => {
		const found = plan('Debiteurnummer;Naam\n1;Jansen\n', imported(file(row)));
		expect(outcomes(found)).toEqual(['same']);
	});

	it('leaves an edit by hand alone while the file says what it said before', () => {
		const [known] = imported(file(row));
		const edited = { ...known!, debtor: { ...known!.debtor, invoiceRecipients: 'new@x.example' } };
		expect(outcomes(plan(file(row), [edited]))).toEqual(['same']);
	});
});
