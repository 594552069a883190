import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import { mailLimit } from '#domain/mail-size.ts';
import { openFile, planFile } from '#import/dry-run.ts';
import { layoutOf } from '#import/layout.ts';
import type { Mapping } from '#import/mapping.ts';
import type { Known, KnownDebtor, Plan } from '#import/plan.ts';

const texts = { nl: '', de: '', fr: '', en: '' };

/** A company for tests of the import. */
export const testIssuer: Issuer = {
	id: '01900000-0000-7000-8000-000000000001',
	name: 'Bakkerij Zonneveld',
	trade: '',
	address: { street: 'Dorpsstraat 1', postalCode: '1234 AB', city: 'Ons Dorp', country: 'NL' },
	vatId: 'NL001234567B01',
	registration: '',
	phone: '',
	email: 'info@zonneveld.example',
	website: '',
	iban: 'NL91ABNA0417164300',
	bic: '',
	currency: 'EUR',
	language: 'nl',
	paymentDays: 14,
	terms: texts,
	layout: 'classic',
	window: 'nl-right',
	letterheadId: null,
	mailboxId: null,
	fileNamePattern: '',
	allowGeneralEmail: false,
	closing: texts,
	signature: '',
	sample: false
};

/** A ledger that holds these debtors and, by number, invoices with their digests. */
export function knownOf(
	debtors: readonly (Debtor | KnownDebtor)[],
	invoices: Readonly<Record<string, string>> = {}
): Known {
	const rows = debtors.map((known) => ('debtor' in known ? known : { debtor: known, contentDigest: '' }));
	return {
		issuer: testIssuer,
		debtors: new Map(rows.map((row) => [row.debtor.number, row])),
		invoices: new Map(Object.entries(invoices).map(([number, contentDigest]) => [number, { contentDigest }])),
		documents: new Map(),
		mailLimit: mailLimit(null)
	};
}

/** The dry run of a text as the columns guess it, or as `change` makes of that guess. */
export function dryRun(text: string, known: Known, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
	const opened = openFile(new TextEncoder().encode(text), { encoding: null, delimiter: null });
	if (!opened.ok) throw new Error(opened.error.type);
	const { table, guess } = opened.value;
	const mapping = change(guess.mapping);
	return { plan: planFile(table, mapping, known), questions: layoutOf(table, mapping).questions };
}

/** What each refused entry of a plan says: row, column and reason. */
export const reasonsOf = (plan: Plan) =>
	plan.items.flatMap(({ entry }) =>
		entry.problems.map(({ row, column, fault }) => [entry.number, row, column, fault.type] as const)
	);
