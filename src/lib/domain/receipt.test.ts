import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled, messageState, nextStates, recipientStates } from './receipt.ts';

const states = fc.array(fc.constantFrom(...recipientStates), { minLength: 1 });

describe('the state of a message', () => {
	it('is its worst recipient’s', () => {
		expect(messageState(['delivered', 'accepted'])).toBe('accepted');
		expect(messageState(['accepted', 'queued', 'rejected'])).toBe('rejected');
		expect(messageState(['rejected', 'uncertain'])).toBe('uncertain');
	});

	it('is one of its recipients’, in any order', () => {
		fc.assert(
			fc.property(states, (some) => {
				expect(some).toContain(messageState(some));
				expect(messageState(some.toReversed())).toBe(messageState(some));
			})
		);
	});

	it('is "cancelled" only if all are', () => {
		fc.assert(
			fc.property(states, (some) => {
				expect(messageState(some) === 'cancelled').toBe(some.every((state) => state === 'cancelled'));
			})
		);
	});

	it('does not exist without recipients', () => {
		expect(() => messageState([])).toThrow(RangeError);
	});
});

describe('the states of a recipient', () => {
	it('end in what is final', () => {
		const final = recipientStates.filter((state) => nextStates[state].length === 0);
		expect(final.toSorted()).toEqual(['bounced', 'cancelled', 'expired', 'rejected']);
		expect(final.every(isSettled)).toBe(true);
	});

	it('never lead back to before what the mail server has accepted', () => {
		const reachable = new Set(nextStates.accepted.flatMap((state) => [state, ...nextStates[state]]));
		expect([...reachable].toSorted()).toEqual(['bounced', 'delivered']);
	});

	it('lead from every state that is not settled to one that is', () => {
		for (const state of recipientStates.filter((one) => !isSettled(one))) {
			expect(nextStates[state].some(isSettled)).toBe(true);
		}
	});
});
