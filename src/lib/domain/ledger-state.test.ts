import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerState, ledgerStates, type LedgerFacts, type MessageFacts } from './ledger-state.ts';
import { recipientStates, type RecipientState } from './receipt.ts';

const facts = (changes: Partial<LedgerFacts> = {}): LedgerFacts => ({
	kind: 'issued',
	held: '',
	document: 'stored',
	route: 'mail',
	addressState: 'ready',
	messages: [],
	printedAt: '',
	markedSentAt: '',
	history: false,
	...changes
});

const message = (
	id: string,
	states: Record<string, RecipientState>,
	changes: Partial<MessageFacts> = {}
): MessageFacts => ({
	id,
	practice: false,
	resendOf: null,
	approved: false,
	recipients: Object.entries(states).map(([address, state]) => ({ address, state })),
	...changes
});

const shown = (changes: Partial<LedgerFacts>) => ledgerState(facts(changes)).state;
const afterMessages = (...messages: MessageFacts[]) => ledgerState(facts({ messages }));
const problem = (key: string) => ({ state: 'problem', problem: key, tried: false });

describe('what the ledger shows', () => {
	it('is "draft" before all else', () => {
		expect(shown({ kind: 'draft', held: 'price', document: 'failed', addressState: 'blocked' })).toBe('draft');
	});

	it('is "held" while there is a reason to keep it back', () => {
		expect(shown({ held: 'price is wrong', document: 'failed' })).toBe('held');
	});

	it('is "to send" when nothing has happened yet', () => {
		expect(shown({})).toBe('to-send');
		expect(shown({ document: 'pending' })).toBe('to-send');
	});

	it('names what keeps it from its debtor', () => {
		expect(ledgerState(facts({ document: 'failed' }))).toEqual(problem('document'));
		expect(ledgerState(facts({ addressState: 'blocked' }))).toEqual(problem('address'));
		expect(afterMessages(message('1', { 'a@x.nl': 'accepted', 'b@x.nl': 'rejected' }))).toEqual(problem('rejected'));
		expect(afterMessages(message('1', { 'a@x.nl': 'expired', 'b@x.nl': 'queued' }))).toEqual(problem('expired'));
		expect(afterMessages(message('1', { 'a@x.nl': 'bounced', 'b@x.nl': 'delivered' }))).toEqual(problem('bounced'));
	});

	it('asks for an address only while one is needed', () => {
		const blocked = { addressState: 'blocked' } as const;
		expect(shown({ ...blocked, route: 'paper' })).toBe('to-send');
		expect(shown({ ...blocked, history: true })).toBe('sent');
		expect(shown({ ...blocked, markedSentAt: '2026-03-01T08:00:00.000Z' })).toBe('sent');
		expect(shown({ ...blocked, messages: [message('1', { 'a@x.nl': 'accepted' })] })).toBe('sent');
		expect(shown({ ...blocked, messages: [message('1', { 'a@x.nl': 'queued' })] })).toBe('waiting');
		expect(shown({ ...blocked, messages: [message('1', { 'a@x.nl': 'uncertain' })] })).toBe('perhaps');
		expect(shown({ ...blocked, messages: [message('1', { 'a@x.nl': 'cancelled' })] })).toBe('problem');
	});

	it('is "perhaps sent" while one recipient is uncertain', () => {
		expect(afterMessages(message('1', { 'a@x.nl': 'accepted', 'b@x.nl': 'uncertain' })).state).toBe('perhaps');
	});

	it.each(['staged', 'queued', 'deferred'] as const)('is "waiting" while one recipient is %s', (state) => {
		expect(afterMessages(message('1', { 'a@x.nl': 'accepted', 'b@x.nl': state })).state).toBe('waiting');
	});

	it('is "waiting" from approval on', () => {
		expect(afterMessages(message('1', {}, { approved: true })).state).toBe('waiting');
	});

	it('is "sent" when every due way is done', () => {
		const messages = [message('1', { 'a@x.nl': 'accepted', 'b@x.nl': 'delivered' })];
		const printedAt = '2026-03-01T08:00:00.000Z';
		expect(shown({ messages })).toBe('sent');
		expect(shown({ route: 'paper', printedAt })).toBe('sent');
		expect(shown({ route: 'paper', savedInsteadAt: printedAt })).toBe('sent');
		expect(shown({ route: 'both', messages })).toBe('to-send');
		expect(shown({ route: 'both', printedAt })).toBe('to-send');
		expect(shown({ route: 'both', messages, printedAt })).toBe('sent');
	});

	it('takes a person’s mark for a failure or a doubt, yet still shows what is under way', () => {
		const markedSentAt = '2026-03-01T08:00:00.000Z';
		expect(shown({ markedSentAt, messages: [message('1', { 'a@x.nl': 'rejected' })] })).toBe('sent');
		expect(shown({ markedSentAt, messages: [message('1', { 'a@x.nl': 'uncertain' })] })).toBe('sent');
		expect(shown({ markedSentAt, messages: [message('1', { 'a@x.nl': 'deferred' })] })).toBe('waiting');
	});

	it('leaves a practice send "to send", marked as tried once it went through', () => {
		const practice = (state: RecipientState) => [message('1', { 'a@x.nl': state }, { practice: true })];
		expect(ledgerState(facts({ messages: practice('accepted') }))).toEqual({
			state: 'to-send',
			problem: null,
			tried: true
		});
		expect(ledgerState(facts({ messages: practice('rejected') }))).toEqual({
			state: 'to-send',
			problem: null,
			tried: false
		});
	});
});

describe('a message that was sent again', () => {
	const failed = message('1', { 'a@x.nl': 'rejected', 'b@x.nl': 'accepted' });
	const resend = (state: RecipientState, changes: Partial<MessageFacts> = {}) =>
		message('2', { 'c@x.nl': state }, { resendOf: '1', ...changes });

	it('gives way to the resend where its recipients failed', () => {
		expect(afterMessages(failed, resend('queued')).state).toBe('waiting');
		expect(afterMessages(failed, resend('accepted')).state).toBe('sent');
		expect(afterMessages(failed, resend('bounced'))).toEqual(problem('bounced'));
		expect(afterMessages(failed, resend('uncertain')).state).toBe('perhaps');
		expect(afterMessages(failed, message('2', {}, { resendOf: '1', approved: true })).state).toBe('waiting');
	});

	it('is a problem again when the resend is taken back', () => {
		expect(afterMessages(failed, resend('cancelled'))).toEqual(problem('rejected'));
	});

	it('gives way through a resend that was itself sent again', () => {
		const third = message('3', { 'c@x.nl': 'accepted' }, { resendOf: '2' });
		expect(afterMessages(failed, resend('rejected'), third).state).toBe('sent');
		expect(afterMessages(failed, resend('cancelled'), third).state).toBe('sent');
	});

	it('stays a problem when another message, not its resend, goes out while part of it arrived', () => {
		expect(afterMessages(failed, message('2', { 'c@x.nl': 'accepted' }))).toEqual(problem('rejected'));
	});

	it('gives way to any later message when nothing of it arrived', () => {
		expect(afterMessages(message('1', { 'a@x.nl': 'rejected' }), message('2', { 'c@x.nl': 'accepted' })).state).toBe(
			'sent'
		);
	});

	it('stays in doubt until the same address is known to have it', () => {
		const doubt = message('1', { 'a@x.nl': 'uncertain', 'b@x.nl': 'rejected' });
		expect(afterMessages(doubt, message('2', { 'c@x.nl': 'accepted' }, { resendOf: '1' })).state).toBe('perhaps');
		expect(afterMessages(doubt, message('2', { 'A@x.nl': 'accepted' }, { resendOf: '1' })).state).toBe('sent');
	});
});

const anyMessage: fc.Arbitrary<MessageFacts> = fc.record({
	id: fc.constantFrom('1', '2', '3', '4'),
	practice: fc.boolean(),
	resendOf: fc.constantFrom(null, '1', '2', '3', '4'),
	approved: fc.boolean(),
	recipients: fc.array(
		fc.record({ address: fc.constantFrom('a@x.nl', 'b@x.nl'), state: fc.constantFrom(...recipientStates) }),
		{ maxLength: 3 }
	)
});

const anyFacts: fc.Arbitrary<LedgerFacts> = fc.record({
	kind: fc.constantFrom('draft', 'issued', 'imported'),
	held: fc.constantFrom('', 'asked for'),
	document: fc.constantFrom('none', 'pending', 'stored', 'failed'),
	route: fc.constantFrom('mail', 'paper', 'both'),
	addressState: fc.constantFrom('ready', 'blocked'),
	messages: fc.array(anyMessage, { maxLength: 5 }),
	printedAt: fc.constantFrom('', '2026-03-01T08:00:00.000Z'),
	markedSentAt: fc.constantFrom('', '2026-03-01T08:00:00.000Z'),
	history: fc.boolean()
});

describe('whatever the facts', () => {
	const always = (law: (known: LedgerFacts) => void) => fc.assert(fc.property(anyFacts, law), { numRuns: 1000 });

	it('shows exactly one state, and a reason exactly where it is a problem', () => {
		always((known) => {
			const view = ledgerState(known);
			expect(ledgerStates).toContain(view.state);
			expect(view.problem !== null).toBe(view.state === 'problem');
		});
	});

	it('a draft is a draft, and what is held is never shown as sent', () => {
		always((known) => {
			expect(shown({ ...known, kind: 'draft' })).toBe('draft');
			expect(shown({ ...known, kind: 'issued', held: 'asked for' })).toBe('held');
		});
	});

	it('practice mail alone never changes the state', () => {
		always((known) => {
			const real = known.messages.filter((one) => !one.practice);
			expect(ledgerState(known).state).toBe(ledgerState({ ...known, messages: real }).state);
		});
	});

	it('nothing is sent by mail without an acceptance, unless a person or history says so', () => {
		always((known) => {
			const open = { ...known, markedSentAt: '', history: false, route: 'mail' } as const;
			const accepted = known.messages.some(
				(one) => !one.practice && one.recipients.some(({ state }) => state === 'accepted' || state === 'delivered')
			);
			if (ledgerState(open).state === 'sent') expect(accepted).toBe(true);
		});
	});

	it('nothing is shown as sent while a recipient of the last message is open or failed', () => {
		always((known) => {
			const open = { ...known, markedSentAt: '', history: false };
			const last = known.messages.filter((one) => !one.practice).at(-1);
			const settled: RecipientState[] = ['accepted', 'delivered', 'cancelled'];
			if (!last?.recipients.some(({ state }) => !settled.includes(state))) return;
			expect(ledgerState(open).state).not.toBe('sent');
		});
	});
});
