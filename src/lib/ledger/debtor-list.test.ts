import { describe, expect, it } from 'vitest';
import type { Debtor } from '#domain/debtor.ts';
import { aDebtor } from '#tests/support/builders.ts';
import { debtor, issuer, useLedger } from '#tests/support/ledger.ts';
import { db } from './db.ts';
import { countDebtors, likelyTwins, wantedDebtors } from './debtor-list.ts';
import { mergeDebtors } from './debtor-merge.ts';
import { saveDebtor } from './debtors.ts';

useLedger();

let number = 100;

async function saved(change: Partial<Debtor>): Promise<Debtor> {
	number += 1;
	const address = { street: `Weg ${number}`, postalCode: `${number} AB`, city: 'Ede', country: 'NL' };
	const one = aDebtor(issuer, { number: String(number), name: `Klant ${number}`, address, ...change });
	await saveDebtor(one);
	return one;
}

describe('wantedDebtors', () => {
	it('tells mail, paper, both, no address and returned mail apart, and counts the same', async () => {
		const mail = await saved({ invoiceRecipients: 'a@x.example' });
		const paper = await saved({ route: 'paper' });
		const both = await saved({ route: 'both', invoiceRecipients: 'b@x.example' });
		const blocked = await saved({ invoiceRecipients: 'volgt nog' });
		const returned = await saved({ invoiceRecipients: 'C@x.example' });
		await db.returns.put({ debtorId: returned.id, address: 'c@x.example', at: '', reason: null, reply: '' });
		await db.returns.put({ debtorId: mail.id, address: 'old@x.example', at: '', reason: null, reply: '' });
		const wanted = {
			any: [mail, paper, both, blocked, returned],
			mail: [mail, both, blocked, returned],
			paper: [paper, both],
			blocked: [blocked],
			returned: [returned]
		};
		for (const filter of ['any', 'mail', 'paper', 'blocked', 'returned'] as const) {
			const rows = await wantedDebtors(issuer.id, '', filter);
			expect([filter, rows.map(({ id }) => id)]).toEqual([filter, wanted[filter].map(({ id }) => id)]);
		}
		expect(await countDebtors(issuer.id)).toEqual({ any: 5, mail: 4, paper: 2, blocked: 1, returned: 1 });
	});

	it('finds by beginnings of words, all of them, among those of the kind', async () => {
		const one = await saved({ name: 'Café Rozenhof', route: 'paper' });
		await saved({ name: 'Rozenkwekerij' });
		expect((await wantedDebtors(issuer.id, 'rozen caf', 'any')).map(({ id }) => id)).toEqual([one.id]);
		expect(await wantedDebtors(issuer.id, 'caf', 'mail')).toEqual([]);
	});
});

describe('likelyTwins', () => {
	it.each([
		['name', { name: 'HOTEL de Linde' }],
		['VAT number', { vatId: 'NL111111111B01' }],
		['address', { address: { street: 'dorpsweg 1', postalCode: '6871BC', city: '', country: '' } }]
	])('finds one of the same %s', async (_, change) => {
		await saveDebtor({ ...debtor, vatId: 'NL111111111B01' });
		const twin = await saved(change);
		await saved({});
		expect((await likelyTwins(debtor.id)).map(({ id }) => id)).toEqual([twin.id]);
		await mergeDebtors(debtor.id, twin.id);
		expect(await likelyTwins(debtor.id)).toEqual([]);
	});
});
