import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	BlobList,
	limits,
	MessageSchema,
	PairRequest,
	ReceiptPage,
	ResolveMessage,
	SealBatch,
	StageMessage
} from './contract.ts';
import { sealOf, type Message } from './message.ts';
import { idOf, validMessage } from '#tests/support/valid-message.ts';

const hash = 'a'.repeat(64);
const message = validMessage();
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

/** Every request with an example that must be taken. */
const requests = {
	message: [MessageSchema, message],
	'PUT messages/:id': [StageMessage, { message, seal: sealOf(message) }],
	'POST seal': [SealBatch, { approvedAt: '2026-03-01T08:00:00.000Z', messages: [{ id: idOf(1), seal: hash }] }],
	'POST blobs/missing': [BlobList, { blobs: [hash] }],
	'POST pair': [PairRequest, { code: 'ABCD-EFGH', deviceId: idOf(1), deviceName: 'Tablet', ledgerId: idOf(2) }],
	'POST resolve': [ResolveMessage, { recipients: ['a@x.nl'], decision: 'mark-as-sent' }]
} as const satisfies Record<string, readonly [v.GenericSchema, object]>;

const takes = (schema: v.GenericSchema, value: unknown): boolean => v.safeParse(schema, value).success;
const takesMessage = (changes: object): boolean => takes(MessageSchema, { ...message, ...changes });

describe.each(Object.entries(requests))('%s', (_name, [schema, example]) => {
	it('takes a good one, and changes nothing in it', () => {
		expect(v.parse(schema as v.GenericSchema, example)).toEqual(example);
	});

	it('refuses a member that it does not know', () => {
		expect(takes(schema, { ...example, more: 1 })).toBe(false);
	});

	it.each(Object.keys(example))('refuses one without %s', (key) => {
		const { [key]: _left, ...rest } = example as Record<string, unknown>;
		expect(takes(schema, rest)).toBe(false);
	});
});

describe('a message on its way', () => {
	it('keeps its seal through JSON and the schema', () => {
		const arrived = v.parse(MessageSchema, JSON.parse(JSON.stringify(message)));
		expect(sealOf(arrived)).toBe(sealOf(message));
	});

	it('refuses unknown members in every part', () => {
		const part = { more: 1 };
		expect(takesMessage({ debtor: { ...message.debtor, ...part } })).toBe(false);
		expect(takesMessage({ from: { ...message.from, ...part } })).toBe(false);
		expect(takesMessage({ invoices: [{ ...message.invoices[0], ...part }] })).toBe(false);
		expect(takesMessage({ recipients: [{ ...message.recipients[0], ...part }] })).toBe(false);
		expect(takesMessage({ attachments: [{ ...message.attachments[0], ...part }] })).toBe(false);
	});

	const lines: Record<string, (text: string) => Partial<Message>> = {
		subject: (subject) => ({ subject }),
		'the sender’s name': (name) => ({ from: { ...message.from, name } }),
		'a recipient’s name': (name) => ({ recipients: [{ address: 'a@x.nl', name }] }),
		'a recipient’s address': (address) => ({ recipients: [{ address, name: '' }] }),
		'a file name': (fileName) => ({ attachments: [{ ...message.attachments[0]!, fileName }] }),
		'an invoice number': (number) => ({ invoices: [{ id: idOf(6), number }] })
	};

	it.each(Object.entries(lines))('refuses controls, overrides and lone surrogates in %s', (_where, put) => {
		expect(takesMessage(put('plain é 漢 😀'))).toBe(true);
		for (const code of ['\r', '\n', '\0', '\t', '\u001b', '\u007f', '\u0085', '\u2028', '\u202e', '\u2066', '\ud800']) {
			expect(takesMessage(put(`a${code}b`)), escape(code)).toBe(false);
		}
	});

	it('takes line breaks and tabs in bodies, and no other control', () => {
		expect(takesMessage({ text: 'a\r\n\tb' })).toBe(true);
		expect(takesMessage({ text: 'a\0' })).toBe(false);
		expect(takesMessage({ html: 'a\u001b' })).toBe(false);
		expect(takesMessage({ html: 'a\udc00' })).toBe(false);
	});

	it.each([
		['recipients', limits.messageRecipients, message.recipients[0]],
		['invoices', limits.messageInvoices, message.invoices[0]],
		['attachments', limits.messageAttachments, message.attachments[0]]
	])('holds 1 to %s %d', (list, limit, item) => {
		expect(takesMessage({ [list]: many(limit, item) })).toBe(true);
		expect(takesMessage({ [list]: many(limit + 1, item) })).toBe(false);
		expect(takesMessage({ [list]: [] })).toBe(false);
	});

	it('refuses texts and sizes beyond their limits', () => {
		const [attachment] = message.attachments;
		expect(takesMessage({ subject: 'a'.repeat(501) })).toBe(false);
		expect(takesMessage({ subject: '' })).toBe(false);
		expect(takesMessage({ text: 'a'.repeat(200_001) })).toBe(false);
		for (const size of [0, -1, 1.5, limits.blobBytes + 1, NaN]) {
			expect(takesMessage({ attachments: [{ ...attachment, size }] }), String(size)).toBe(false);
		}
	});

	it('refuses attachments that are too much together, the same file many times among them', () => {
		const attachment = { ...message.attachments[0]!, size: limits.messageBytes / 2 };
		expect(takesMessage({ attachments: many(2, attachment) })).toBe(true);
		expect(takesMessage({ attachments: many(3, attachment) })).toBe(false);
	});

	it.each([
		['a version of another day', { v: 2 }],
		['an id that is none', { id: 'x' }],
		['an id in capitals', { id: idOf(0xabc).toUpperCase() }],
		['a mailbox of no form', { mailboxId: 'Practice' }],
		['a hash in capitals', { attachments: [{ ...message.attachments[0]!, sha256: 'A'.repeat(64) }] }],
		['a type with a parameter', { attachments: [{ ...message.attachments[0]!, type: 'application/pdf; name=x' }] }],
		['a date without time', { notBefore: { utc: '2026-03-01', zone: 'Europe/Amsterdam' } }],
		['a time that no clock reads', { notBefore: { utc: '2026-03-01T08:00:00+01', zone: 'Europe/Amsterdam' } }],
		['a time that is not in UTC', { notBefore: { utc: '9999-12-31T23:59:59-23:59', zone: 'Europe/Amsterdam' } }],
		['a member that is null', { recipients: null }]
	])('refuses %s', (_what, change) => {
		expect(takesMessage(change)).toBe(false);
	});

	it('takes the practice mailbox', () => {
		expect(takesMessage({ mailboxId: 'practice' })).toBe(true);
	});
});

describe('the other requests', () => {
	it('hold lists within their limits', () => {
		const seal = {
			approvedAt: '2026-03-01T08:00:00.000Z',
			messages: many(limits.batchMessages, { id: idOf(1), seal: hash })
		};
		expect(takes(SealBatch, seal)).toBe(true);
		expect(takes(SealBatch, { ...seal, messages: [...seal.messages, seal.messages[0]] })).toBe(false);
		expect(takes(SealBatch, { ...seal, messages: [] })).toBe(false);
		expect(takes(BlobList, { blobs: many(10_001, hash) })).toBe(false);
		expect(takes(ResolveMessage, { recipients: many(51, 'a@x.nl'), decision: 'send-again' })).toBe(false);
		expect(takes(ResolveMessage, { recipients: [], decision: 'send-again' })).toBe(false);
	});

	it.each(['', 'ABCD 1234', 'A'.repeat(21)])('refuse the pairing code %j', (code) => {
		expect(takes(PairRequest, { ...requests['POST pair'][1], code })).toBe(false);
	});

	it('never throw anything but a refusal, whatever arrives', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				for (const [schema] of Object.values(requests)) expect(takes(schema, value)).toBe(false);
			})
		);
	});
});

describe('an answer', () => {
	const receipt = {
		epoch: 1,
		seq: 1,
		batchId: idOf(2),
		messageId: idOf(1),
		recipient: 'inkoop@klant.example',
		state: 'accepted',
		at: '2026-03-01T08:00:00.000Z',
		practice: false,
		evidence: 'reply',
		reason: null,
		code: 250,
		reply: '2.0.0 Ok',
		nextTryAt: null,
		attemptId: idOf(7),
		mimeSha256: hash
	};

	it('may hold more than an older app knows', () => {
		const page = { epoch: 1, receipts: [{ ...receipt, later: true }], more: false, later: true };
		expect(v.parse(ReceiptPage, page)).toEqual({
			epoch: 1,
			receipts: [receipt],
			more: false,
			handBack: false,
			proof: ''
		});
	});

	it('is refused with a state that does not exist', () => {
		expect(takes(ReceiptPage, { epoch: 1, receipts: [{ ...receipt, state: 'sent' }], more: false })).toBe(false);
	});
});

const escape = (text: string): string => `U+${text.charCodeAt(0).toString(16)}`;
