import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '#domain/contract.ts';
import type { InvoiceRow, MessageRow, RecipientRow } from '#ledger/rows.ts';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { recipientLines } from './recipient-lines.ts';

const invoice = (change: Partial<InvoiceRow>): InvoiceRow =>
	({ state: 'to-send', tried: false, addresses: ['a@x.example'], ...change }) as InvoiceRow;

const recipient = (address: string, state: RecipientRow['state'], practice = false): RecipientRow => ({
	address,
	state,
	receipt:
		state === 'approved'
			? null
			: ({
					state,
					at: '2026-11-20T09:14:00Z',
					reason: null,
					nextTryAt: null,
					practice,
					evidence: 'reply',
					reply: '250 ok'
				} as Receipt)
});

const message = (practice: boolean, ...recipients: RecipientRow[]): MessageRow =>
	({ practice, recipients }) as MessageRow;

const shown = (row: InvoiceRow, messages: MessageRow[]) =>
	recipientLines(row, messages).map(({ address, state, tried }) => [address, state, tried]);

beforeEach(() => overwriteGetLocale(() => 'en'));

describe('the recipients of an invoice', () => {
	it('are those it would go to before anything was sent', () => {
		expect(shown(invoice({}), [])).toEqual([['a@x.example', 'to-send', false]]);
	});

	it('stay to send, and tried, after a practice send', () => {
		const practised = message(true, recipient('a@x.example', 'accepted', true));
		expect(shown(invoice({ tried: true }), [practised])).toEqual([['a@x.example', 'to-send', true]]);
	});

	it('are as the newest mail knows them, each once', () => {
		const newest = message(false, recipient('A@x.example', 'accepted'));
		const oldest = message(false, recipient('a@x.example', 'bounced'), recipient('b@x.example', 'rejected'));
		expect(shown(invoice({ state: 'problem' }), [newest, oldest])).toEqual([
			['A@x.example', 'accepted', false],
			['b@x.example', 'rejected', false]
		]);
	});

	it('wait while the relay has said nothing', () => {
		expect(shown(invoice({ state: 'waiting' }), [message(false, recipient('a@x.example', 'approved'))])).toEqual([
			['a@x.example', 'waiting', false]
		]);
	});
});
