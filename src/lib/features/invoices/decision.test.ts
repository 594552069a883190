import { describe, expect, it } from 'vitest';
import type { Receipt } from '#domain/contract.ts';
import { aDebtor, anIssuer } from '#tests/support/builders.ts';
import type { InvoiceRow, MessageRow, RecipientRow } from '#ledger/rows.ts';
import { decisionOf } from './decision.ts';
import type { Dossier } from './dossier.ts';

const issuer = anIssuer();

const dossier = (invoice: Partial<InvoiceRow>, more: Partial<Dossier> = {}): Dossier => ({
	invoice: { state: 'to-send', problem: null, held: null, recipientsEdited: null, ...invoice } as InvoiceRow,
	issuer,
	debtor: { ...aDebtor(issuer), importId: '', contentDigest: '', key: '', words: [] },
	messages: [],
	receipts: [],
	events: [],
	document: null,
	...more
});

const message = (practice: boolean, ...recipients: [string, RecipientRow['state']][]): MessageRow =>
	({
		practice,
		recipients: recipients.map(([address, state]) => ({ address, state, receipt: { state } as Receipt }))
	}) as MessageRow;

describe('what an invoice waits for', () => {
	it('is nothing where nothing is wrong', () => {
		expect(decisionOf(dossier({}))).toBeNull();
	});

	it('is its release while it is held, whatever else is wrong', () => {
		const held = { reason: 'prijs', at: '2026-11-20T09:14:00Z' };
		expect(decisionOf(dossier({ held, problem: 'address' }))).toEqual({ type: 'held', ...held });
	});

	it('names the parts of the field that decides which are no address', () => {
		const debtor = { ...dossier({}).debtor!, invoiceRecipients: 'a@x.example; volgt nog' };
		expect(decisionOf(dossier({ state: 'problem', problem: 'address' }, { debtor }))).toMatchObject({
			type: 'address',
			block: { type: 'BadParts', good: ['a@x.example'], bad: [{ text: 'volgt nog' }] }
		});
	});

	it('says of an imported invoice whose own words hinder its document that no new try helps', () => {
		const missing = { type: 'MissingCharacters', characters: '𓀀', where: 'lines.0.description' } as const;
		const failed = { kind: 'imported', state: 'problem', problem: 'document' } as const;
		const decision = decisionOf(dossier({ ...failed, documentProblem: missing }));
		expect(decision).toEqual({ type: 'document', problem: missing, stays: true });
		expect(decisionOf(dossier({ ...failed, documentProblem: { type: 'Failed', detail: '' } }))).toMatchObject({
			stays: false
		});
	});

	it('counts whom a failed mail reached, and leaves practice out', () => {
		const messages = [
			message(true, ['p@x.example', 'rejected']),
			message(false, ['a@x.example', 'accepted'], ['b@x.example', 'bounced'])
		];
		const decision = decisionOf(dossier({ state: 'problem', problem: 'bounced' }, { messages }));
		expect(decision).toMatchObject({ type: 'failed', reached: 1, recipients: [{ address: 'b@x.example' }] });
	});

	it('does not blame an address that a newer mail has reached', () => {
		const messages = [message(false, ['a@x.example', 'uncertain']), message(false, ['a@x.example', 'rejected'])];
		const decision = decisionOf(dossier({ state: 'perhaps' }, { messages }));
		expect(decision).toMatchObject({ type: 'perhaps', recipients: [{ address: 'a@x.example', state: 'uncertain' }] });
	});
});
