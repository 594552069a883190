import { describe, expect, it } from 'vitest';
import type { Exchange } from '#server/transport/exchange.ts';
import { verdicts } from './outcome.ts';

const yes = { code: 250, text: '2.0.0 OK' };
const go = { code: 354, text: 'Go ahead' };
const unknown = { code: 550, text: '5.1.1 User unknown' };
const busy = { code: 450, text: '4.3.0 Busy' };
const lost = { type: 'Lost' as const, detail: 'Connection closed' };

const seen = (part: Partial<Exchange>): Exchange => ({
	mail: yes,
	recipients: [yes],
	data: go,
	end: null,
	ending: { type: 'Answered' },
	handedOver: true,
	...part
});
const typesOf = (part: Partial<Exchange>) => verdicts(seen(part)).map(({ type }) => type);

describe('verdicts', () => {
	it('accepts those whom the server took, once it has taken the message', () =>
		expect(typesOf({ recipients: [yes, unknown, busy], end: yes })).toEqual(['Accepted', 'Never', 'Later']));

	it('doubts a loss after the end of the body left, but not for those refused by name', () =>
		expect(typesOf({ recipients: [yes, unknown], ending: lost })).toEqual(['Uncertain', 'Never']));

	it.each([
		['before MAIL was answered', { mail: null, recipients: [null], data: null }],
		['before RCPT was answered', { recipients: [null], data: null }],
		['before 354', { data: null }],
		['within the body', {}]
	])('does not doubt a loss %s', (_, part) =>
		expect(typesOf({ ...part, ending: lost, handedOver: false })).toEqual(['Lost'])
	);

	it('takes a refusal after the body for definite, whatever was handed over', () => {
		expect(typesOf({ end: busy })).toEqual(['Later']);
		expect(typesOf({ end: { code: 552, text: '5.3.4 Too big' }, handedOver: false })).toEqual(['Never']);
	});

	it('does not blame recipients for a sender that was refused', () =>
		expect(
			verdicts(
				seen({
					mail: { code: 550, text: '5.7.1 Not your address' },
					recipients: [{ code: 503, text: 'Need MAIL' }, null],
					data: null
				})
			)
		).toMatchObject([
			{ type: 'Waiting', reason: 'sender-refused' },
			{ type: 'Waiting', reason: 'sender-refused' }
		]));

	it('leaves recipients waiting when the refusal is about the account', () =>
		expect(typesOf({ recipients: [{ code: 554, text: '5.7.1 Relay access denied' }], data: null })).toEqual([
			'Waiting'
		]));

	it('gives up what the server says it has no room for before anything was sent', () =>
		expect(typesOf({ mail: null, recipients: [null], data: null, ending: { type: 'TooBig', detail: '' } })).toEqual([
			'TooBig'
		]));
});
